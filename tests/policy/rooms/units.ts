import { listGroups, listUnitDuties, listUnitOptions } from "@/lib/units/queries";
import { getGroupSettings, getUnitSettings, listUnitSettings } from "@/lib/units/queries-settings";
import { STALE } from "../fields";
import { ADMINISTRATORS, ALL, type RoomPolicy } from "../table";

export const UNITS: RoomPolicy = {
  actions: {
    updateUnitAction: {
      cells: ADMINISTRATORS, fields: (world) => ({ unit: world.units.lead, officialName: "权限表", shortName: "权限表", aliases: "", ...STALE }), ids: ["unit"],
    },
    addGroupMemberAction: { cells: ADMINISTRATORS, fields: (world) => ({ group: world.group, unit: world.units.member, from: "2026-01-01" }), ids: ["group", "unit"] },
    endGroupMembershipAction: { cells: ADMINISTRATORS, fields: (world) => ({ membership: world.membership, until: "2019-01-01" }), ids: ["membership"], note: "before it began" },
  },
  pages: {
    "/units": { cells: ALL },
    "/units/[unit]": { cells: "✓✓✓ 33 3 3 ✓✓ ✓✓", params: (world) => ({ unit: world.units.lead }) },
    "/admin/units": { cells: ADMINISTRATORS },
    "/admin/units/[unit]": { cells: ADMINISTRATORS, params: (world) => ({ unit: world.units.lead }) },
    "/admin/units/groups/[group]": { cells: ADMINISTRATORS, params: (world) => ({ group: world.group }) },
  },
  queries: {
    "units/queries listUnitDuties": [ALL, (viewer, world) => listUnitDuties(viewer, world.list, new Date())],
    "units/queries listGroups": [ALL, (viewer) => listGroups(viewer, new Date())],
    "units/queries listUnitOptions": [ALL, (viewer) => listUnitOptions(viewer)],
    "units/queries-settings listUnitSettings": [ADMINISTRATORS, (viewer) => listUnitSettings(viewer)],
    "units/queries-settings getUnitSettings": [ADMINISTRATORS, (viewer, world) => getUnitSettings(viewer, world.units.lead)],
    "units/queries-settings getGroupSettings": [ADMINISTRATORS, (viewer, world) => getGroupSettings(viewer, world.group, new Date())],
  },
};
