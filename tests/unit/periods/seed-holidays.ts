import { readFileSync } from "node:fs";
import { z } from "zod";
import { indexHolidays, type Holidays } from "@/lib/periods/calendar-holidays";

const holidaySchema = z.object({ day: z.iso.date(), kind: z.enum(["HOLIDAY", "WORKDAY"]), name: z.string().min(1) });

/** The State Council's arrangements as `seeds/holidays.json` has them. */
export const SEED_HOLIDAYS = z.array(holidaySchema).parse(JSON.parse(readFileSync(new URL("../../../seeds/holidays.json", import.meta.url), "utf8")));

export const HOLIDAYS: Holidays = indexHolidays(SEED_HOLIDAYS);
