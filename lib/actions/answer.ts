import "server-only";
import { forbidden, notFound } from "next/navigation";
import { noteRequestRefused } from "@/lib/auth/viewer-refusal";
import { Forbidden, NotFound } from "./failures";

/** Answers a page's request with 403, and notes it. */
export async function refuse(): Promise<never> {
  await noteRequestRefused(403);
  forbidden();
}

/** Runs a page's queries and turns a refusal into the page's answer, and notes it: 404 or 403. */
export async function answer<Result>(query: Promise<Result>): Promise<Result> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof Forbidden) return refuse();
    if (!(error instanceof NotFound)) throw error;
    await noteRequestRefused(404);
    notFound();
  }
}
