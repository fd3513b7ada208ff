"use client";
import { Button } from "@/components/ui/button";
import { appendToField } from "@/components/reports/append-to-field";

/** Puts where the unit's requests stand now into the report's field. */
export function FillFromLedger({ words }: { words: string }) {
  return <Button size="sm" onClick={() => appendToField("upward", words)}>按台账填入</Button>;
}
