import { expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/schema";
import { ROLE_LABELS, type Role } from "@/lib/labels";
import { canManageUnits, canReadUnitFigures } from "@/lib/units/policy";

const ROLES = Object.keys(ROLE_LABELS) as Role[];
const viewer = (unitId: string | null, ...roles: Role[]) => ({ roles, unitId }) as unknown as Viewer;

it("a unit's figures are for its own people and for who reads everything filed", () => {
  expect(ROLES.filter((role) => canReadUnitFigures(viewer("other", role), "unit"))).toEqual(["SUPERVISOR", "OBSERVER", "ADMINISTRATOR"]);
  expect(ROLES.filter((role) => canReadUnitFigures(viewer("unit", role), "unit"))).toEqual(ROLES);
  expect(canReadUnitFigures(viewer(null, "FILER"), "unit")).toBe(false);
});

it("units are the administrator's to keep", () => {
  expect(ROLES.filter((role) => canManageUnits(viewer(null, role)))).toEqual(["ADMINISTRATOR"]);
});
