import { db } from "@/lib/db/client";
import { hashPassword } from "@/lib/auth/password";
import { generateToken } from "@/lib/auth/token";
import { PERSON_NAMES, PERSONS, type PersonName } from "./table";
import { createAppraisals, createPublication } from "./world-carrying";
import { createBulletins, createCarrying, createFilings, createOrders, createOwnThings, createRequests } from "./world-filings";
import { createPlans } from "./world-plans";
import { createTargets } from "./world-targets";

/** A list of its own beside whatever the database holds, with the persons of the table and one row of every kind. */

export const SLUG = "policy-table";
export const PASSWORD = "Policy-2026";
export const OPEN = "2026Q3";
export const EARLIER = "2026Q2";
const DAY_MS = 86_400_000;

export const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);

async function createUnits() {
  const make = async (name: string, position: number, kind: "DEPARTMENT" | "COUNTY" = "DEPARTMENT") =>
    (await db.unit.create({ data: { officialName: `权限表${name}`, shortName: `权表${name}`, kind, position: 9_000 + position }, select: { id: true } })).id;
  const units = {
    lead: await make("牵头局", 1), support: await make("配合局", 2), member: await make("成员县", 3, "COUNTY"),
    stranger: await make("无关局", 4), hrss: await make("督查局", 5),
  };
  const group = await db.unitGroup.create({
    data: { label: "权限表单位组", position: 9_001, memberships: { create: { unitId: units.member, validFrom: new Date("2020-01-01") } } },
    select: { id: true, memberships: { select: { id: true } } },
  });
  return { units, group: group.id, membership: group.memberships[0]?.id ?? "" };
}

/** Task 1 is led by one unit and supported by another and by a group; task 2 is the stranger's. */
async function createList(units: Record<"lead" | "support" | "stranger", string>, group: string) {
  const list = await db.taskList.create({
    // By the clock the newest, so that pages outside any list stand for it.
    data: { slug: SLUG, docNumber: "权限表〔2026〕1号", title: "权限表任务清单", requirements: ["一是逐格核对。"], createdAt: inDays(1), calendar: { create: { isAutomatic: false } } },
    select: { id: true },
  });
  const chapter = await db.chapter.create({ data: { listId: list.id, no: 1, title: "第一章" }, select: { id: true } });
  const section = await db.section.create({ data: { listId: list.id, chapterId: chapter.id, no: 1, title: "第一节" }, select: { id: true } });
  const facts = { listId: list.id, sectionId: section.id };
  const supports = [{ position: 1, label: "权限表配合局", unitId: units.support }, { position: 2, label: "权限表单位组", groupId: group }];
  const task = await db.task.create({
    data: { ...facts, no: 1, content: "权限表第一项任务", leadUnitId: units.lead, leadLabel: "权限表牵头局", supports: { create: supports } }, select: { id: true },
  });
  const otherTask = await db.task.create({
    data: { ...facts, no: 2, content: "权限表第二项任务", leadUnitId: units.stranger, leadLabel: "权限表无关局" }, select: { id: true },
  });
  const period = async (key: string, quarter: number, opens: number, due: number, locks: number) =>
    (await db.period.create({ data: { listId: list.id, key, year: 2026, quarter, opensAt: inDays(opens), dueAt: inDays(due), locksAt: inDays(locks) }, select: { id: true } })).id;
  return { list: list.id, task: task.id, otherTask: otherTask.id, earlier: await period(EARLIER, 2, -100, -20, -10), open: await period(OPEN, 3, -5, 80, 90) };
}

const SCOPES = ["lists:read", "units:read", "reports:read", "rollups:read"];

async function createToken(accountId: string, name: string, change: { scopes?: string[]; revokedAt?: Date } = {}) {
  const { token, prefix, hash } = generateToken();
  const data = { accountId, name, prefix, hash, scopes: SCOPES, expiresAt: inDays(30), ...change };
  return { token, id: (await db.apiToken.create({ data, select: { id: true } })).id };
}

async function createAccounts(units: Readonly<Record<string, string>>) {
  const passwordHash = await hashPassword(PASSWORD);
  const accounts: Partial<Record<PersonName, string>> = {};
  const tokens: Partial<Record<PersonName, string>> = {};
  for (const name of PERSON_NAMES) {
    if (name === "nobody") continue;
    const { label, roles, unit } = PERSONS[name];
    const { id } = await db.account.create({
      data: {
        username: `policy-${name.toLowerCase()}`, displayName: label, roles: [...roles], unitId: unit === null ? null : (units[unit] ?? null),
        passwordHash, mustChangePassword: name === "mustChange", mayInstruct: name === "observer",
      },
      select: { id: true },
    });
    accounts[name] = id;
    tokens[name] = (await createToken(id, "权限表")).token;
  }
  return { accounts: accounts as Record<Exclude<PersonName, "nobody">, string>, tokens };
}

/** @returns the ids of what is there, by which the table's rows name what they are about */
export async function createWorld() {
  const { units, group, membership } = await createUnits();
  const list = await createList(units, group);
  const { accounts, tokens } = await createAccounts(units);
  const place = { ...list, units, accounts };
  await createTargets(list.task);
  return {
    ...place, group, membership, tokens,
    ...(await createFilings(place)),
    ...(await createBulletins(place)),
    ...(await createRequests(place)),
    ...(await createPlans(place)),
    ...(await createOwnThings(place)),
    ...(await createOrders(place)),
    ...(await createCarrying(place)),
    ...(await createAppraisals(place)),
    publication: await createPublication(place),
    session: (await db.session.create({ data: { accountId: accounts.leadFiler, by: "PASSWORD", endsAt: inDays(1) }, select: { id: true } })).id,
    /** Never signs in. */
    spareAccount: (await db.account.create({ data: { username: "policy-spare", displayName: "从不登录", roles: ["OBSERVER"], passwordHash: "-" }, select: { id: true } })).id,
    revokedToken: (await createToken(accounts.leadFiler, "已撤销", { revokedAt: new Date() })).id,
    narrowToken: (await createToken(accounts.leadFiler, "只看单位", { scopes: ["units:read"] })).token,
    /** Of no row at all. */
    unknown: "00000000-0000-4000-8000-000000000000",
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** After he has signed in: the session stays, the account is out of use. */
export async function disableAccount(world: World): Promise<void> {
  await db.account.update({ where: { id: world.accounts.disabled }, data: { isDisabled: true }, select: { id: true } });
}

/** What no cell of the table may change, whoever asks: to be compared before and after. */
export async function fingerprint(world: World): Promise<Record<string, string>> {
  const ofList = `IN (SELECT "id" FROM "Task" WHERE "listId" = '${world.list}')`;
  const tables: Readonly<Record<string, string>> = {
    Unit: "TRUE", UnitAlias: "TRUE", GroupMembership: "TRUE", TaskList: "TRUE", Task: "TRUE", Holiday: "TRUE", HolidayYear: "TRUE", Review: "TRUE",
    Period: `"listId" = '${world.list}'`, ListCalendar: `"listId" = '${world.list}'`, Bulletin: `"listId" = '${world.list}'`,
    Report: `"taskId" ${ofList}`, Contribution: `"taskId" ${ofList}`, ContributionRequest: `"taskId" ${ofList}`, Attachment: `"taskId" ${ofList}`,
    Order: `"listId" = '${world.list}'`, Instruction: `"taskId" ${ofList}`,
    Plan: `"taskId" ${ofList}`, PlanMeasure: "TRUE", PlanVersion: "TRUE", MeasureMark: "TRUE",
    ExtensionRequest: `"periodId" = '${world.open}'`, Extension: `"periodId" = '${world.open}'`,
    Closure: `"taskId" ${ofList}`, UpwardRequest: `"taskId" ${ofList}`, UpwardStage: `"requestId" = '${world.upward}'`,
    Publication: `"listId" = '${world.list}'`, PublicationTask: `"taskId" ${ofList}`,
    AppraisalWeights: `"listId" = '${world.list}'`, AppraisalObjection: `"listId" = '${world.list}'`, AppraisalAdjustment: "TRUE", FixedAppraisal: "TRUE",
  };
  const sums: Record<string, string> = {};
  // Of an account all but what is its owner's own to begin with, such as a second step's secret.
  const accounts = await db.account.findMany({
    where: { username: { startsWith: "policy-" } }, orderBy: { username: "asc" },
    select: { username: true, displayName: true, roles: true, unitId: true, passwordHash: true, mustChangePassword: true, isDisabled: true, sessionEpoch: true, email: true, totpSince: true },
  });
  sums.Account = JSON.stringify(accounts);
  for (const [table, where] of Object.entries(tables)) {
    const [row] = await db.$queryRawUnsafe<{ sum: string | null }[]>(`SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS "sum" FROM "${table}" t WHERE ${where}`);
    sums[table] = row?.sum ?? "";
  }
  return sums;
}
