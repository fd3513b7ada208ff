import { randomUUID } from "node:crypto";
import { loadViewer } from "@/lib/auth/viewer";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { Role } from "@/lib/labels";
import { seedBase } from "@/prisma/seed";
import { forgetAudit } from "@/tests/support/forget-audit";

const DAY_MS = 86_400_000;
const SLUG = "2021-60";

/** Periods around the real now: the database's own clock is never asked, the mutations' is. */
const PERIODS = [
  { key: "2026Q1", opens: -200, due: -110, locks: -100 },
  { key: "2026Q2", opens: -90, due: -10, locks: 20 },
  { key: "2026Q3", opens: -5, due: 80, locks: 90 },
  { key: "2026Q4", opens: 90, due: 170, locks: 180 },
] as const;

/** The names of the periods, by where they stand. */
export const LOCKED = "2026Q1";
export const OVERDUE = "2026Q2";
export const OPEN = "2026Q3";
export const UPCOMING = "2026Q4";

export async function createViewer(unitId: string | null, ...roles: Role[]): Promise<Viewer> {
  const { id } = await db.account.create({
    data: { username: randomUUID(), displayName: `${roles.join("和")}${unitId?.slice(-4) ?? ""}`, unitId, roles, passwordHash: "-", mustChangePassword: false },
    select: { id: true },
  });
  const viewer = await loadViewer(id);
  if (!viewer) throw new Error("the account was not loaded");
  return viewer;
}

async function createPeriods(listId: string): Promise<Record<string, string>> {
  const now = Date.now();
  const ids: Record<string, string> = {};
  for (const { key, opens, due, locks } of PERIODS) {
    const [year, quarter] = key.split("Q").map(Number);
    const at = (days: number) => new Date(now + days * DAY_MS);
    const data = { listId, key, year: year ?? 0, quarter: quarter ?? 0, opensAt: at(opens), dueAt: at(due), locksAt: at(locks) };
    ids[key] = (await db.period.create({ data, select: { id: true } })).id;
  }
  return ids;
}

const TASK = { id: true, no: true, leadUnitId: true, supports: { select: { unitId: true, group: { select: { memberships: { select: { unitId: true } } } } } } } as const;

/**
 * The real notice with its units. Task: a department leads, a department and the group 各县（区） support. HRSS leads
 * `hrssTask`. `outsider` has no part in either.
 */
export async function createWorld() {
  await seedBase();
  const list = await db.taskList.findUniqueOrThrow({ where: { slug: SLUG }, select: { id: true } });
  const hrss = await db.unit.findUniqueOrThrow({ where: { shortName: "市人社局" }, select: { id: true } });
  const task = await db.task.findFirstOrThrow({
    where: {
      listId: list.id, leadUnitId: { not: hrss.id },
      AND: [{ supports: { some: { group: { label: "各县（区）" } } } }, { supports: { some: { unit: { kind: "DEPARTMENT" } } } }, { supports: { none: { unitId: hrss.id } } }],
    },
    select: TASK, orderBy: { no: "asc" },
  });
  const hrssTask = await db.task.findFirstOrThrow({ where: { listId: list.id, leadUnitId: hrss.id }, select: TASK, orderBy: { no: "asc" } });
  const supportUnit = task.supports.find((support) => support.unitId)?.unitId ?? "";
  const county = task.supports.flatMap((support) => support.group?.memberships ?? [])[0]?.unitId ?? "";
  const involved = [task, hrssTask].flatMap((one) => [one.leadUnitId, ...one.supports.map((support) => support.unitId ?? "")]).filter(Boolean);
  const other = await db.unit.findFirstOrThrow({ where: { kind: "DEPARTMENT", id: { notIn: involved } }, select: { id: true } });
  const lead = task.leadUnitId;
  return {
    slug: SLUG, listId: list.id, taskId: task.id, no: task.no, hrssTaskId: hrssTask.id, hrssNo: hrssTask.no,
    periodIds: await createPeriods(list.id),
    units: { lead, support: supportUnit, county, other: other.id, hrss: hrss.id },
    viewers: {
      filer: await createViewer(lead, "FILER"),
      secondFiler: await createViewer(lead, "FILER"),
      signer: await createViewer(lead, "SIGNER"),
      supportFiler: await createViewer(supportUnit, "FILER"),
      supportSigner: await createViewer(supportUnit, "SIGNER"),
      countyFiler: await createViewer(county, "FILER"),
      countySigner: await createViewer(county, "SIGNER"),
      outsideFiler: await createViewer(other.id, "FILER"),
      outsideSigner: await createViewer(other.id, "SIGNER"),
      supervisor: await createViewer(hrss.id, "SUPERVISOR"),
      secondSupervisor: await createViewer(hrss.id, "SUPERVISOR"),
      hrssFiler: await createViewer(hrss.id, "FILER"),
      hrssSigner: await createViewer(hrss.id, "SIGNER"),
      observer: await createViewer(null, "OBSERVER"),
      administrator: await createViewer(null, "ADMINISTRATOR"),
    },
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** @returns the list and one of its periods, as a page has read them */
export const figuresPlace = ({ listId, slug, periodIds }: Pick<World, "listId" | "slug" | "periodIds">, key: string) => ({ list: { id: listId, slug }, period: { id: periodIds[key] ?? "", key } });

/** Leaves units, accounts, the list and its periods, and nothing that was filed. */
export async function forgetFilings(): Promise<void> {
  await db.$executeRaw`TRUNCATE "Attachment", "Review", "ReportRevision", "Report", "ContributionRevision", "Contribution", "ContributionRequest", "Extension"`;
  await forgetAudit();
}

/** A time within the test's own year that lies so many days from now. */
export function inDays(days: number): Date {
  return new Date(Date.now() + days * DAY_MS);
}
