import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { LIST_SLUG } from "@/prisma/notice-file";
import { viewerOf } from "../../support/demo-viewer";
import { readsOf, type Read } from "./reads";

/** @returns the reads of every page, on the first list of data that `fillBenchData` has written */
export async function loadReads(): Promise<Read[]> {
  const [filer, signer, county, supervisor, observer, admin] = (await Promise.all(["rsj-filer", "rsj-signer", "shuyang", "duban1", "observer", "admin"].map(viewerOf))) as [Viewer, Viewer, Viewer, Viewer, Viewer, Viewer];
  const list = await db.taskList.findUniqueOrThrow({ where: { slug: LIST_SLUG }, select: { id: true } });
  // In a quarter that is over nearly every unit has filed.
  const last = await db.period.findFirstOrThrow({ where: { listId: list.id, locksAt: { lt: new Date() } }, orderBy: { opensAt: "desc" }, select: { id: true, key: true } });
  const led = await db.task.findFirstOrThrow({
    where: { listId: list.id, leadUnitId: filer.unitId ?? "", reports: { some: { periodId: last.id, filedRevisionNo: { not: null } } }, contributions: { some: { periodId: last.id, unitId: county.unitId ?? "", filedRevisionNo: { not: null } } } },
    select: { id: true, no: true }, orderBy: { no: "asc" },
  });
  return readsOf({ filer, signer, county, supervisor, observer, admin }, { slug: LIST_SLUG, listId: list.id, periodId: last.id, periodKey: last.key, led, accountId: filer.id });
}
