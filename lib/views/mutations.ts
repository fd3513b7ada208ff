import "server-only";
import type { z } from "zod";
import { Forbidden, NotFound, Refused } from "@/lib/actions/failures";
import { writeAudited } from "@/lib/audit/mutations";
import type { Viewer } from "@/lib/auth/schema";
import type { Transaction } from "@/lib/db/client";
import { canChangeView } from "./policy";
import { VIEWS_MAX, type deleteViewSchema, type renameViewSchema, type saveViewSchema } from "./schema";

type View = { id: string; listId: string; accountId: string; name: string };

/** Runs a change of the viewer's own views, one at a time; `change` returns the name of the view it changed. */
async function changeViews(viewer: Viewer, requestId: string, change: (tx: Transaction, own: View[]) => Promise<string>): Promise<void> {
  await writeAudited(viewer, requestId, ["ACCOUNT_VIEWS_CHANGED"], async (tx, record) => {
    await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${viewer.id}::uuid FOR UPDATE`;
    const own = await tx.savedView.findMany({ where: { accountId: viewer.id }, select: { id: true, listId: true, accountId: true, name: true } });
    const name = await change(tx, own);
    await record({ event: "ACCOUNT_VIEWS_CHANGED", subjectId: viewer.id, detail: { view: name } });
  });
}

/** Another's view can be seen by its address, so it is there; but not to be changed. */
async function ownView(tx: Transaction, viewer: Viewer, id: string): Promise<View> {
  const view = await tx.savedView.findUnique({ where: { id }, select: { id: true, listId: true, accountId: true, name: true } });
  if (!view) throw new NotFound();
  if (!canChangeView(viewer, view)) throw new Forbidden();
  return view;
}

function refuseSameName(own: readonly View[], listId: string, name: string, id?: string): void {
  if (own.some((view) => view.listId === listId && view.name === name && view.id !== id)) throw new Refused("未保存。", { name: "已有同名的常用视图，请换一个名称。" });
}

/** Keeps a list's filters under a name. Throws NotFound for an unknown list; Refused when he has too many, or the name already. */
export async function saveView(viewer: Viewer, { list: slug, name, query, requestId }: z.output<typeof saveViewSchema>): Promise<void> {
  await changeViews(viewer, requestId, async (tx, own) => {
    const list = await tx.taskList.findUnique({ where: { slug }, select: { id: true } });
    if (!list) throw new NotFound();
    if (own.length >= VIEWS_MAX) throw new Refused(`常用视图最多 ${VIEWS_MAX} 个，请先删去不用的。`);
    refuseSameName(own, list.id, name);
    await tx.savedView.create({ data: { accountId: viewer.id, listId: list.id, name, query } });
    return name;
  });
}

/** Throws NotFound for no view, Forbidden for another's; Refused for a name he has already. */
export async function renameView(viewer: Viewer, { id, name, requestId }: z.output<typeof renameViewSchema>): Promise<void> {
  await changeViews(viewer, requestId, async (tx, own) => {
    const view = await ownView(tx, viewer, id);
    refuseSameName(own, view.listId, name, id);
    await tx.savedView.update({ where: { id }, data: { name } });
    return name;
  });
}

/** Throws NotFound for no view, Forbidden for another's. Whoever opens its address then is told that it is gone. */
export async function deleteView(viewer: Viewer, { id, requestId }: z.output<typeof deleteViewSchema>): Promise<void> {
  await changeViews(viewer, requestId, async (tx) => {
    const { name } = await ownView(tx, viewer, id);
    await tx.savedView.delete({ where: { id } });
    return name;
  });
}
