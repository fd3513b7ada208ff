import { z } from "zod";
import { loadResult } from "./load-figures";
import { PAGE_NAMES } from "./pages-list";
import { submissionResult } from "./submission-places";

/** What docs/performance.json holds. A part that was not measured is left out, and so are its tables. */

/** At one connection; at sixteen; at sixteen with a new connection for each request, as Redmine was measured. */
export const runs = z.object({ one: loadResult, sixteen: loadResult, closing: loadResult });
export type Runs = z.infer<typeof runs>;

const measured = runs.extend({ statements: z.object({ count: z.number(), ms: z.number(), planningMs: z.number() }) });
export type Measured = z.infer<typeof measured>;

const byPage = <Value extends z.ZodType>(value: Value) => z.record(z.enum(PAGE_NAMES), value);

const atScale = z.object({
  scale: z.int(),
  reports: z.int(),
  contributions: z.int(),
  pages: z.object({ kept: byPage(measured), anew: byPage(measured), floor: byPage(runs) }).optional(),
  /** In MiB, of each process, after the runs of the pages. */
  memory: z.object({ kept: z.array(z.int()), anew: z.array(z.int()) }).optional(),
  submission: z.object({
    one: submissionResult, sixteen: submissionResult,
    /** p50 in milliseconds of the same rows by bare SQL. */
    floor: z.object({ send: z.number(), sign: z.number() }),
  }).optional(),
  signIn: z.object({ one: loadResult, sixteen: loadResult }).optional(),
});
export type AtScale = z.infer<typeof atScale>;

const lighthouseScores = z.object({
  path: z.string(), device: z.enum(["desktop", "mobile"]), performance: z.int(), accessibility: z.int(), bestPractices: z.int(),
  /** Milliseconds, but for the layout's shift. */
  firstPaint: z.int(), largestPaint: z.int(), blocking: z.int(), shift: z.number(),
});
export type LighthouseScores = z.infer<typeof lighthouseScores>;

const scriptWeight = z.object({ path: z.string(), hasCharts: z.boolean(), files: z.int(), gzip: z.int(), brotli: z.int() });
export type ScriptWeight = z.infer<typeof scriptWeight>;

const soak = z.object({ requests: z.int(), /** of each process, every tenth of the requests */ memory: z.array(z.object({ after: z.int(), mebibytes: z.array(z.int()) })) });
export type Soak = z.infer<typeof soak>;

const profile = z.object({ path: z.string(), costs: z.array(z.object({ name: z.string(), share: z.number() })) });

export const results = z.object({
  date: z.iso.date(),
  isQuick: z.boolean(),
  machine: z.object({ cpu: z.string(), cores: z.int(), memoryGiB: z.int(), node: z.string(), postgres: z.string(), /** load average of the minute before */ loadBefore: z.number() }),
  processes: z.int(),
  scales: z.array(atScale),
  scripts: z.array(scriptWeight).optional(),
  lighthouse: z.array(lighthouseScores).optional(),
  soak: soak.optional(),
  profiles: z.array(profile).optional(),
});
export type Results = z.infer<typeof results>;
