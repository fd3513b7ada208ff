import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { Role } from "@/lib/labels";

async function createUnit(shortName: string, position: number, aliases: string[] = []): Promise<string> {
  const { id } = await db.unit.create({
    data: { shortName, officialName: `宿迁${shortName}`, kind: "DEPARTMENT", position, aliases: { create: aliases.map((name) => ({ name })) } },
    select: { id: true },
  });
  return id;
}

async function createViewer(name: string, unitId: string | null, ...roles: Role[]): Promise<Viewer> {
  const { id } = await db.account.create({
    data: { username: randomUUID(), displayName: name, unitId, roles, passwordHash: "-", mustChangePassword: false },
    select: { id: true },
  });
  const unit = unitId === null ? null : await db.unit.findUnique({ where: { id: unitId }, select: { shortName: true } });
  const facts = { id, username: name, name, roles, unitId, unitName: unit?.shortName ?? null, mustChangePassword: false };
  return facts as unknown as Viewer;
}

/**
 * One list with two tasks. Task 1: 市发改委 leads, 市教育局 and the group 各县（区） support; the group holds 沭阳县 today and
 * held 泗阳县 until 2025. Task 2: 市教育局 leads, nobody supports. 市人社局 supervises; 市公安局 has no part in anything.
 */
export async function createWorld() {
  const units = {
    lead: await createUnit("市发改委", 1, ["市发展改革委"]),
    support: await createUnit("市教育局", 2),
    hrss: await createUnit("市人社局", 3),
    other: await createUnit("市公安局", 4),
    county: await createUnit("沭阳县", 5),
    formerCounty: await createUnit("泗阳县", 6),
    office: await createUnit("市政府办", 7),
  };
  const group = await db.unitGroup.create({ data: { label: "各县（区）", position: 1 }, select: { id: true } });
  await db.groupMembership.createMany({
    data: [
      { groupId: group.id, unitId: units.county, validFrom: new Date("2021-01-01") },
      { groupId: group.id, unitId: units.formerCounty, validFrom: new Date("2021-01-01"), validUntil: new Date("2025-01-01") },
    ],
  });
  const slug = "2021-60";
  const { id: listId } = await db.taskList.create({ data: { slug, docNumber: "宿办发〔2021〕60号", title: "任务清单" }, select: { id: true } });
  const { id: chapterId } = await db.chapter.create({ data: { listId, no: 1, title: "章" }, select: { id: true } });
  const { id: sectionId } = await db.section.create({ data: { listId, chapterId, no: 1, title: "节" }, select: { id: true } });
  const task = await db.task.create({
    data: {
      listId, sectionId, no: 1, content: "任务一", leadUnitId: units.lead, leadLabel: "市发改委",
      supports: { create: [{ position: 0, label: "市教育局", unitId: units.support }, { position: 1, label: "各县（区）", groupId: group.id }] },
    },
    select: { id: true },
  });
  const secondTask = await db.task.create({
    data: { listId, sectionId, no: 2, content: "任务二", leadUnitId: units.support, leadLabel: "市教育局" },
    select: { id: true },
  });
  const [period, earlierPeriod] = await Promise.all(
    [4, 3].map((quarter) =>
      db.period.create({
        data: {
          listId, key: `2026Q${quarter}`, year: 2026, quarter, opensAt: new Date(`2026-${quarter * 3 - 2}-01`),
          dueAt: new Date(`2026-${quarter * 3}-25`), locksAt: new Date(`2026-${quarter * 3}-28`),
        },
        select: { id: true },
      }),
    ),
  );
  const viewers = {
    filer: await createViewer("发改填报", units.lead, "FILER"),
    signer: await createViewer("发改审签", units.lead, "SIGNER"),
    supporter: await createViewer("教育填报", units.support, "FILER"),
    countyFiler: await createViewer("沭阳填报", units.county, "FILER"),
    formerFiler: await createViewer("泗阳填报", units.formerCounty, "FILER"),
    outsider: await createViewer("公安填报", units.other, "FILER"),
    supervisor: await createViewer("人社督查", units.hrss, "SUPERVISOR"),
    hrssFiler: await createViewer("人社填报", units.hrss, "FILER"),
    observer: await createViewer("市领导", null, "OBSERVER"),
    administrator: await createViewer("管理员", units.office, "ADMINISTRATOR"),
  };
  return { units, viewers, slug, listId, taskId: task.id, secondTaskId: secondTask.id, periodId: period?.id ?? "", earlierPeriodId: earlierPeriod?.id ?? "" };
}

export type World = Awaited<ReturnType<typeof createWorld>>;
