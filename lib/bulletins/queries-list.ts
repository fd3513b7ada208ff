import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { BulletinDisplayState } from "@/lib/labels";
import { getList, type ListRow } from "@/lib/lists/queries";
import { listPeriods } from "@/lib/periods/queries";
import { canManageBulletins } from "./policy";
import { bulletinNumber } from "./rules-words";
import { displayedBulletinState } from "./workflow";

export type BulletinRow = {
  id: string;
  periodKey: string;
  periodLabel: string;
  state: BulletinDisplayState;
  /** 发文字号; null before the first issue. */
  number: string | null;
  versions: number;
  issuedAt: Date | null;
  issuedByName: string | null;
};

export type BulletinDesk = {
  list: ListRow;
  /** By year, newest first, each with its periods' bulletins, newest first. */
  years: { year: string; bulletins: BulletinRow[] }[];
  /** Periods that have begun and have no bulletin, newest first; only for those who may write one. */
  missing: { key: string; label: string }[];
  canManage: boolean;
};

/** @returns the list's bulletins that the viewer may read: everybody the issued ones, supervisors drafts too. Throws NotFound. */
export async function listBulletins(viewer: Viewer, slug: string): Promise<BulletinDesk> {
  const list = await getList(viewer, slug);
  const canManage = canManageBulletins(viewer);
  const [periods, bulletins] = await Promise.all([
    listPeriods(viewer, list.id),
    db.bulletin.findMany({
      where: { listId: list.id, ...(canManage ? {} : { state: "ISSUED" }) },
      select: {
        id: true, periodId: true, state: true, year: true, number: true, lastVersionNo: true, draftedAt: true,
        versions: { select: { issuedAt: true, issuedByName: true }, orderBy: { no: "desc" }, take: 1 },
      },
    }),
  ]);
  const ofPeriod = new Map(bulletins.map((bulletin) => [bulletin.periodId, bulletin]));
  const rows = periods.flatMap((period): BulletinRow[] => {
    const found = ofPeriod.get(period.id);
    if (!found) return [];
    const { id, state, year, number, lastVersionNo, draftedAt, versions: [last] } = found;
    return [{
      id, periodKey: period.key, periodLabel: period.label,
      state: displayedBulletinState({ state, hasDraft: draftedAt !== null }, canManage),
      number: year === null || number === null ? null : bulletinNumber({ year, number }, year),
      versions: lastVersionNo, issuedAt: last?.issuedAt ?? null, issuedByName: last?.issuedByName ?? null,
    }];
  });
  const now = new Date();
  return {
    list, canManage,
    years: [...Map.groupBy(rows, (row) => row.periodKey.slice(0, 4))].map(([year, own]) => ({ year, bulletins: own })),
    missing: canManage ? periods.filter((period) => period.opensAt <= now && !ofPeriod.has(period.id)).map(({ key, label }) => ({ key, label })) : [],
  };
}
