/** 本季度完成: the quarter's own figure of each of the task's targets. Each is a word of the form by itself. */
import { FIGURE_MISTAKE, parseFigure } from "@/lib/plans/rules-targets";

/** A target by its key, and what the quarter added to it. */
export type Actual = { target: string; value: number };

/** The same as it is shown. */
export type ActualView = Actual & { name: string; measure: string };

const FIELD = /^actual-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** @returns the name of a target's field */
export const actualField = (target: string): string => `actual-${target}`;

/**
 * @param form every field of the form
 * @param refuse is told of each that holds no figure
 * @returns the figures that are filled in, in the order in which they are kept
 */
export function readActuals(form: Readonly<Record<string, unknown>>, refuse: (field: string, message: string) => void): Actual[] {
  const read = Object.entries(form).flatMap(([name, word]) => {
    const target = FIELD.exec(name)?.[1];
    if (target === undefined) return [];
    const value = typeof word === "string" ? parseFigure(word) : undefined;
    if (value === undefined) refuse(name, FIGURE_MISTAKE);
    return value === undefined || value === null ? [] : [{ target, value }];
  });
  return read.sort((a, b) => (a.target < b.target ? -1 : 1));
}

/** @returns the words of the form's fields, by name */
export function actualWords(actuals: readonly Actual[]): Record<string, string> {
  return Object.fromEntries(actuals.map(({ target, value }) => [actualField(target), String(value)]));
}
