import { defineRoute } from "@/lib/api/handlers";
import { listUnitsPage } from "@/lib/api/queries-units";
import { UNITS } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(UNITS, (viewer, { query }) => listUnitsPage(viewer, query));
