import { defineRoute } from "@/lib/api/handlers";
import { getRollup } from "@/lib/api/queries-rollups";
import { ROLLUPS } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(ROLLUPS, (viewer, { params, query }) => getRollup(viewer, params.list, query));
