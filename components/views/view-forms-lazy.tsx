"use client";
import { lazy, Suspense, type ComponentProps } from "react";

// Loaded where one of them is shown: most who read the list have no filters to save.
const Save = lazy(() => import("./view-forms").then(({ SaveView: form }) => ({ default: form })));
const Rename = lazy(() => import("./view-forms").then(({ RenameView: form }) => ({ default: form })));

export function SaveView(props: ComponentProps<typeof Save>) {
  return <Suspense><Save {...props} /></Suspense>;
}

export function RenameView(props: ComponentProps<typeof Rename>) {
  return <Suspense><Rename {...props} /></Suspense>;
}
