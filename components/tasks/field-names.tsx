"use client";
import { createContext, useContext } from "react";
import { fieldLabel } from "./filing-fields";

/** What fields are called that one form has and another has not. */
const Names = createContext<Readonly<Record<string, string>>>({});

export const FieldNames = Names.Provider;

/** @returns what the form around calls a field */
export function useFieldLabel(): (name: string) => string {
  const names = useContext(Names);
  return (name) => names[name] ?? fieldLabel(name);
}
