import { defineRoute } from "@/lib/api/handlers";
import { getUnitDetail } from "@/lib/api/queries-units";
import { UNIT } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(UNIT, (viewer, { params }) => getUnitDetail(viewer, params.id));
