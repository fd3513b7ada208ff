import { db } from "@/lib/db/client";

type Listening = { $on: (event: "query", listener: (event: { query: string }) => void) => void };

let heard: string[] | null = null;
let isListening = false;

/** @returns how many SQL statements a piece of work sends, transactions' own left out */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  if (!isListening) {
    (db as unknown as Listening).$on("query", ({ query }) => void heard?.push(query));
    isListening = true;
  }
  const own: string[] = [];
  heard = own;
  await work();
  // Prisma tells of a statement after it has answered.
  await new Promise((resolve) => setTimeout(resolve, 50));
  heard = null;
  return own.filter((query) => !/^(BEGIN|COMMIT|ROLLBACK)/i.test(query)).length;
}
