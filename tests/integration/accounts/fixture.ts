import { randomUUID } from "node:crypto";
import { authOptions } from "@/lib/auth/options";
import { hashPassword } from "@/lib/auth/password";
import type { Viewer } from "@/lib/auth/schema";
import { loadViewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import type { Role } from "@/lib/labels";

export const OLD_PASSWORD = "Old-pass-1";

export async function createUnit(name: string, isActive = true): Promise<string> {
  const { id } = await db.unit.create({ data: { shortName: name, officialName: `宿迁${name}`, kind: "DEPARTMENT", position: await db.unit.count(), isActive }, select: { id: true } });
  return id;
}

export async function createPerson(username: string, unitId: string | null, ...roles: Role[]): Promise<string> {
  const { id } = await db.account.create({
    data: { username, displayName: username, unitId, roles, passwordHash: await hashPassword(OLD_PASSWORD), mustChangePassword: false },
    select: { id: true },
  });
  return id;
}

/** The viewer of an account as a request would have it. */
export async function viewerOf(accountId: string): Promise<Viewer> {
  const viewer = await loadViewer(accountId);
  if (!viewer) throw new Error("this account may not sign in");
  return viewer;
}

export async function stateOf(accountId: string) {
  return db.account.findUniqueOrThrow({ where: { id: accountId }, omit: { createdAt: true } });
}

/** One unit, one administrator, and one of each of his neighbours. */
export async function createOffice() {
  const unitId = await createUnit("市人社局");
  const otherUnitId = await createUnit("市教育局");
  const closedUnitId = await createUnit("市撤并局", false);
  const ids = {
    administrator: await createPerson("admin", null, "ADMINISTRATOR"),
    filer: await createPerson("filer", unitId, "FILER"),
    signer: await createPerson("signer", unitId, "SIGNER"),
    supervisor: await createPerson("supervisor", unitId, "SUPERVISOR"),
    observer: await createPerson("observer", null, "OBSERVER"),
  };
  const viewers = {
    administrator: await viewerOf(ids.administrator),
    filer: await viewerOf(ids.filer),
    signer: await viewerOf(ids.signer),
    supervisor: await viewerOf(ids.supervisor),
    observer: await viewerOf(ids.observer),
  };
  return { unitId, otherUnitId, closedUnitId, ids, viewers };
}
export type Office = Awaited<ReturnType<typeof createOffice>>;

type Authorize = (credentials: Record<string, string>, request: { headers: object }) => Promise<{ id: string; sessionEpoch: number } | null>;

/** Signs in as the form does it, through next-auth's own provider. */
export const authorize = (username: string, password: string) =>
  (authOptions.providers[0]?.options as { authorize: Authorize }).authorize({ username, password }, { headers: {} });

export const key = (): string => randomUUID();

/** The edit form as it opens for an account, with what was changed in it. */
export async function editForm(accountId: string, change: object = {}) {
  const { displayName, unitId, roles, isDisabled, sessionEpoch } = await stateOf(accountId);
  return { account: accountId, version: sessionEpoch, displayName, unit: unitId, roles, isDisabled, requestId: key(), ...change };
}
