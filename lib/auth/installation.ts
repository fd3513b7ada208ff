import "server-only";
import { cache } from "react";
import { db } from "@/lib/db/client";

/** @returns whether this database was made as a demonstration; it never changes sides */
export const isDemoInstallation = cache(async (): Promise<boolean> => {
  const installation = await db.installation.findUnique({ where: { id: 1 }, select: { isDemo: true } });
  return installation?.isDemo ?? false;
});
