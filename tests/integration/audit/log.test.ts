import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { recordEvent } from "@/lib/audit/mutations";
import { AUDIT_PAGE, getAuditHead, listAuditEvents, readAuditPages } from "@/lib/audit/queries-log";
import { auditFilterSchema } from "@/lib/audit/schema";
import { REFUSAL_NOTES } from "@/lib/auth/rules-limits";
import { noteRefusal } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/schema";
import { db } from "@/lib/db/client";
import { sendAudit } from "@/lib/exports/handlers-audit";
import { forgetAudit } from "@/tests/support/forget-audit";
import { createOffice, type Office } from "../accounts/fixture";

let asking: Viewer | null = null;
vi.mock("@/lib/auth/viewer", async (original) => ({ ...(await original<object>()), getViewer: () => Promise.resolve(asking) }));

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});
beforeEach(async () => {
  await forgetAudit();
  await db.rateLimit.deleteMany();
  asking = office.viewers.administrator;
});

const filter = (values: object = {}) => auditFilterSchema.parse(values);
const from = (viewer: Viewer, address: string) => ({ ...viewer, address });
async function found(values: object): Promise<string[]> {
  return (await listAuditEvents(office.viewers.administrator, filter(values))).rows.map((row) => row.event);
}

describe("the audit's page", () => {
  it("finds by name, user name, address, whom it was about, group and day", async () => {
    await recordEvent(from(office.viewers.filer, "192.0.2.1"), { event: "SIGNED_IN", subjectId: office.ids.filer });
    await recordEvent(from(office.viewers.administrator, "192.0.2.2"), { event: "ACCOUNT_PASSWORD_RESET", subjectId: office.ids.filer });
    await recordEvent(from(office.viewers.observer, "192.0.2.3"), { event: "LEDGER_EXPORTED", detail: { tasks: 3 } });
    expect(await found({})).toEqual(["LEDGER_EXPORTED", "ACCOUNT_PASSWORD_RESET", "SIGNED_IN"]);
    expect(await found({ q: "filer" })).toEqual(["ACCOUNT_PASSWORD_RESET", "SIGNED_IN"]);
    expect(await found({ q: "192.0.2.3" })).toEqual(["LEDGER_EXPORTED"]);
    expect(await found({ q: "%" })).toEqual([]);
    expect(await found({ group: "account" })).toEqual(["ACCOUNT_PASSWORD_RESET"]);
    expect(await found({ group: "copy" })).toEqual(["LEDGER_EXPORTED"]);
    expect(await found({ from: "2000-01-01", until: "2000-01-02" })).toEqual([]);
    expect(await found({ from: "2000-01-01" })).toHaveLength(3);
  });

  it("shows everything once over its pages, newest first", async () => {
    for (let i = 0; i < AUDIT_PAGE + 5; i += 1) await recordEvent({ id: null, name: `人${i}` }, { event: "SIGN_IN_FAILED" });
    const first = await listAuditEvents(office.viewers.administrator, filter());
    const second = await listAuditEvents(office.viewers.administrator, filter({ before: first.next }));
    expect([first.rows.length, second.rows.length, second.next]).toEqual([AUDIT_PAGE, 5, null]);
    expect(new Set([...first.rows, ...second.rows].map((row) => row.actorName)).size).toBe(AUDIT_PAGE + 5);
  });

  it("is the administrator's alone", async () => {
    for (const viewer of [office.viewers.supervisor, office.viewers.observer, office.viewers.filer]) {
      await expect(listAuditEvents(viewer, filter())).rejects.toMatchObject({ name: "NotFound" });
      await expect(getAuditHead(viewer)).rejects.toMatchObject({ name: "NotFound" });
      await expect(readAuditPages(viewer, filter()).next()).rejects.toMatchObject({ name: "NotFound" });
    }
  });
});

describe("the file", () => {
  const get = () => sendAudit(new Request("http://duban.invalid/admin/audit/csv?group=sign-in"));

  it("holds what the filters ask for, no formula, and is in the audit itself", async () => {
    await recordEvent({ id: null, name: "=1+1" }, { event: "SIGN_IN_FAILED" });
    await recordEvent(office.viewers.observer, { event: "LEDGER_EXPORTED" });
    const text = await (await get()).text();
    expect(text.trim().split("\r\n")).toHaveLength(2);
    expect(text).toContain(",'=1+1,");
    expect(await db.auditEvent.findMany({ where: { event: "AUDIT_EXPORTED" }, select: { actorId: true, detail: true } })).toEqual([{ actorId: office.ids.administrator, detail: { query: "?group=sign-in" } }]);
  });

  it("is refused to everybody else, and the refusal is in the audit", async () => {
    asking = office.viewers.supervisor;
    expect((await get()).status).toBe(403);
    asking = null;
    expect((await get()).status).toBe(401);
    expect(await db.auditEvent.findMany({ select: { event: true, actorId: true, detail: true } })).toEqual([
      { event: "ACCESS_REFUSED", actorId: office.ids.supervisor, detail: { status: 403, path: "/admin/audit/csv" } },
    ]);
  });
});

it("of one who tries a thousand addresses so many refusals a minute are written", async () => {
  for (let i = 0; i < REFUSAL_NOTES.points + 5; i += 1) await noteRefusal(office.viewers.filer, 404, `/x/${i}`);
  expect(await db.auditEvent.count({ where: { event: "ACCESS_REFUSED" } })).toBe(REFUSAL_NOTES.points);
});
