import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listTaskEvents } from "@/lib/audit/queries";
import { EVENTS_SHOWN } from "@/lib/audit/rules";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import type { AuditEvent } from "@/lib/labels-events";
import { forgetAudit } from "@/tests/support/forget-audit";
import { createWorld, type World } from "../comments/fixture";

let world: World;
let minute = 0;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  minute = 0;
  await forgetAudit();
  await db.extension.deleteMany();
});

const at = (minutes: number) => new Date(Date.parse("2026-11-24T02:00:00Z") + minutes * 60_000);

type Where = Partial<{ unitId: string; periodId: string; taskId: string; reason: string }>;

/** What happened next, a minute after the last. */
async function happened(actor: Viewer, event: AuditEvent, where: Where = {}): Promise<void> {
  minute += 1;
  await db.auditEvent.create({
    data: {
      event, at: at(minute), actorId: actor.id, actorName: actor.name, actorUnitId: actor.unitId,
      taskId: world.taskId, periodId: world.periodId, unitId: actor.unitId, ...where,
    },
  });
}

const eventsFor = async (viewer: Viewer) => (await listTaskEvents(viewer, world.taskId)).map((row) => row.event);

describe("a task's trail", () => {
  it("tells when, who, what, about which unit and why, newest first", async () => {
    const { filer, supervisor } = world.viewers;
    await happened(filer, "REPORT_SIGNED");
    await happened(supervisor, "REPORT_RETURNED", { unitId: world.units.lead, reason: "数据不全" });
    expect(await listTaskEvents(world.viewers.countyFiler, world.taskId)).toEqual([
      {
        id: expect.stringMatching(/^\d+$/) as string, at: at(2), actorName: "人社督查", actorUnit: "市人社局", event: "REPORT_RETURNED", reason: "数据不全",
        periodKey: "2026Q4", unitName: "市发改委",
      },
      expect.objectContaining({ event: "REPORT_SIGNED", actorName: "发改填报", actorUnit: "市发改委", reason: "" }),
    ]);
  });

  it("tells each what he may know", async () => {
    const { filer, signer, supporter, supervisor, outsider, formerFiler, hrssFiler, administrator, observer } = world.viewers;
    await happened(filer, "REPORT_SAVED");
    await happened(filer, "REPORT_SENT_TO_SIGN");
    await happened(signer, "REPORT_SIGNED");
    await happened(supporter, "CONTRIBUTION_SAVED");
    await happened(supporter, "COMMENT_CREATED");
    await happened(supporter, "LIST_IMPORTED");
    const filed = ["COMMENT_CREATED", "REPORT_SIGNED"];
    expect(await eventsFor(supervisor)).toEqual(filed);
    expect(await eventsFor(observer)).toEqual(filed);
    expect(await eventsFor(administrator)).toEqual(filed);
    expect(await eventsFor(filer)).toEqual([...filed, "REPORT_SENT_TO_SIGN", "REPORT_SAVED"]);
    expect(await eventsFor(signer)).toEqual([...filed, "REPORT_SENT_TO_SIGN", "REPORT_SAVED"]);
    expect(await eventsFor(supporter)).toEqual(["COMMENT_CREATED", "CONTRIBUTION_SAVED", "REPORT_SIGNED"]);
    for (const stranger of [outsider, formerFiler, hrssFiler]) expect(await eventsFor(stranger)).toEqual([]);
  });

  it("does not tell a unit's drafts to its accounts without filing or signing duty", async () => {
    await happened(world.viewers.filer, "REPORT_SAVED");
    await happened(world.viewers.signer, "REPORT_SIGNED");
    const leader = { ...world.viewers.filer, roles: ["OBSERVER"] } as unknown as Viewer;
    expect(await eventsFor(leader)).toEqual(["REPORT_SIGNED"]);
  });

  it("does not tell others of a draft taken back from the signer", async () => {
    const { filer, signer, supporter } = world.viewers;
    await happened(filer, "REPORT_SENT_TO_SIGN");
    await happened(filer, "REPORT_WITHDRAWN");
    expect(await eventsFor(supporter)).toEqual([]);
    expect(await eventsFor(filer)).toEqual(["REPORT_WITHDRAWN", "REPORT_SENT_TO_SIGN"]);
    await happened(signer, "REPORT_SIGNED");
    // Another period's report and another unit's contribution come between without a meaning.
    await happened(signer, "REPORT_SAVED", { periodId: world.earlierPeriodId });
    await happened(supporter, "CONTRIBUTION_SENT_TO_SIGN");
    await happened(filer, "REPORT_WITHDRAWN");
    expect(await eventsFor(world.viewers.supervisor)).toEqual(["REPORT_WITHDRAWN", "REPORT_SIGNED"]);
  });

  it("makes one line of a run of savings, the newest of it", async () => {
    const { filer } = world.viewers;
    const colleague = { ...filer, id: world.viewers.signer.id, name: "发改审签" } as Viewer;
    for (const actor of [filer, filer, filer, colleague, filer, filer]) await happened(actor, "REPORT_SAVED");
    await happened(filer, "REPORT_SAVED", { periodId: world.earlierPeriodId });
    const rows = await listTaskEvents(filer, world.taskId);
    expect(rows.map((row) => [row.at, row.actorName, row.periodKey])).toEqual([
      [at(7), "发改填报", "2026Q3"],
      [at(6), "发改填报", "2026Q4"],
      [at(4), "发改审签", "2026Q4"],
      [at(3), "发改填报", "2026Q4"],
    ]);
  });

  it("does not run other events together", async () => {
    await happened(world.viewers.filer, "COMMENT_CREATED", { periodId: undefined });
    await happened(world.viewers.filer, "COMMENT_CREATED", { periodId: undefined });
    expect(await eventsFor(world.viewers.supporter)).toHaveLength(2);
  });

  it("holds the extensions of the task's units, and no others", async () => {
    const { supervisor, supporter, outsider } = world.viewers;
    const extension = { periodId: world.periodId, until: at(9999), grantedBy: supervisor.id };
    await db.extension.createMany({
      data: [
        { ...extension, unitId: world.units.lead, reason: "系统迁移", createdAt: at(1) },
        { ...extension, unitId: world.units.county, reason: "防汛", createdAt: at(2) },
        { ...extension, unitId: world.units.other, reason: "别的单位", createdAt: at(3) },
      ],
    });
    expect(await listTaskEvents(supporter, world.taskId)).toMatchObject([
      { event: "EXTENSION_GRANTED", reason: "防汛", unitName: "沭阳县", actorName: "人社督查", actorUnit: "市人社局", periodKey: "2026Q4" },
      { event: "EXTENSION_GRANTED", reason: "系统迁移", unitName: "市发改委" },
    ]);
    expect(await listTaskEvents(outsider, world.taskId)).toEqual([]);
  });

  it("stops after so many, at the newest, and keeps tasks apart", async () => {
    await db.auditEvent.createMany({
      data: Array.from({ length: EVENTS_SHOWN + 5 }, (_, index) => ({
        event: "COMMENT_CREATED", at: at(index), actorName: String(index), taskId: world.taskId,
      })),
    });
    await happened(world.viewers.supporter, "COMMENT_DELETED", { taskId: world.secondTaskId });
    const rows = await listTaskEvents(world.viewers.filer, world.taskId);
    expect(rows).toHaveLength(EVENTS_SHOWN);
    expect(rows[0]?.actorName).toBe(String(EVENTS_SHOWN + 4));
    expect(rows.every((row) => row.event === "COMMENT_CREATED")).toBe(true);
  });
});
