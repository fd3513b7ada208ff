import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/schema";
import { ROLE_LABELS, type Role } from "@/lib/labels";
import { usualTimes } from "@/lib/periods/calendar";
import { canAskExtension, canDecideRequest, canGrantExtension, canManageCalendar, canManagePeriods, isFilingOpen, isLocked } from "@/lib/periods/policy";

const times = usualTimes({ year: 2026, quarter: 4 });
const ROLES = Object.keys(ROLE_LABELS) as Role[];
const viewer = (...roles: Role[]) => ({ roles }) as unknown as Viewer;
const before = (at: Date) => new Date(at.getTime() - 1);
const after = (at: Date) => new Date(at.getTime() + 1);

describe("filing", () => {
  const plain = { ...times, extendedUntil: null };
  const until = new Date(times.locksAt.getTime() + 86_400_000);
  const extended = { ...times, extendedUntil: until };

  it("is open from the opening to the lock", () => {
    expect([before(times.opensAt), times.opensAt, times.dueAt, after(times.dueAt), before(times.locksAt), times.locksAt].map((now) => isFilingOpen(plain, now)))
      .toEqual([false, true, true, true, true, false]);
  });

  it("is open after the lock up to the very end of an extension, and never before the opening", () => {
    expect([before(times.opensAt), times.locksAt, until, after(until)].map((now) => isFilingOpen(extended, now))).toEqual([false, true, true, false]);
  });

  it("is not shortened by an extension that ends before the lock", () => {
    const early = { ...times, extendedUntil: times.opensAt };
    expect(isFilingOpen(early, before(times.locksAt))).toBe(true);
  });
});

it("a period is locked by the clock alone", () => {
  expect([before(times.locksAt), times.locksAt].map((now) => isLocked(times, now))).toEqual([false, true]);
});

it("supervisors and administrators keep periods; extensions are a supervisor's", () => {
  expect(ROLES.filter((role) => canManagePeriods(viewer(role)))).toEqual(["SUPERVISOR", "ADMINISTRATOR"]);
  expect(ROLES.filter((role) => canGrantExtension(viewer(role)))).toEqual(["SUPERVISOR"]);
});

it("the calendar and the holidays are the administrator's", () => {
  expect(ROLES.filter((role) => canManageCalendar(viewer(role)))).toEqual(["ADMINISTRATOR"]);
});

it("a unit's filers and signers ask for it, and for no other unit", () => {
  const of = (unitId: string | null, role: Role) => ({ ...viewer(role), unitId }) as Viewer;
  expect(ROLES.filter((role) => canAskExtension(of("own", role), "own"))).toEqual(["FILER", "SIGNER"]);
  expect(ROLES.filter((role) => canAskExtension(of("other", role), "own") || canAskExtension(of(null, role), "own"))).toEqual([]);
});

it("a supervisor decides on what others asked for", () => {
  const request = { askedById: "asker" };
  const as = (id: string, ...roles: Role[]) => ({ ...viewer(...roles), id }) as Viewer;
  expect(ROLES.filter((role) => canDecideRequest(as("another", role), request))).toEqual(["SUPERVISOR"]);
  expect(canDecideRequest(as("asker", "SUPERVISOR", "FILER"), request)).toBe(false);
});
