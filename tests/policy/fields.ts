import type { Fields } from "../support/action-client";
import { OPEN, SLUG } from "./world";

/** No row has it: whoever is allowed learns that it changed meanwhile. */
export const STALE = { version: "999999" };

/** The first task in the open period, as forms of reports and contributions name it. */
export const filing = (): Fields => ({ list: SLUG, no: "1", period: OPEN, ...STALE });
export const FILING_IDS = ["list", "no", "period"] as const;

/** The route's own parts of the same. */
export const taskParams = () => ({ list: SLUG, no: "1" });

/** Before every lock, so that it has no effect. */
export const LONG_AGO = "2020-01-01T00:00";
