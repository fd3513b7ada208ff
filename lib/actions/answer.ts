import "server-only";
import { forbidden, notFound } from "next/navigation";
import { Forbidden, NotFound } from "./failures";

/** Runs a page's queries and turns a refusal into the page's answer: 404 or 403. */
export async function answer<Result>(query: Promise<Result>): Promise<Result> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    if (error instanceof Forbidden) forbidden();
    throw error;
  }
}
