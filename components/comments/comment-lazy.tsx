"use client";
import { lazy, Suspense, type ComponentProps } from "react";

// Loaded with the discussion, which has a tab of its own: whoever looks at the task needs neither files nor mentions.
const Form = lazy(() => import("./comment-form").then(({ CommentForm: form }) => ({ default: form })));
const Item = lazy(() => import("./comment-item").then(({ CommentItem: item }) => ({ default: item })));

export function CommentForm(props: ComponentProps<typeof Form>) {
  return <Suspense><Form {...props} /></Suspense>;
}

export function CommentItem(props: ComponentProps<typeof Item>) {
  return <Suspense><Item {...props} /></Suspense>;
}
