import { z } from "zod";

/** What is stored of a report's figures. */
export const actuals = z.array(z.object({ target: z.uuid(), value: z.number() }));
