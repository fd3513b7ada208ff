import { z } from "zod";

/** What the processes of one server say to the one that began them (prisma/serve.ts). */
export const METRICS_MESSAGE = "duban:metrics";

export const metricsQuestion = z.object({ type: z.literal(METRICS_MESSAGE), id: z.number() });

/** `text`: the figures of all processes added up; null where one of them gave none. */
export const metricsAnswer = metricsQuestion.extend({ text: z.string().nullable() });
