import { defineRoute } from "@/lib/api/handlers";
import { listPeriodsPage } from "@/lib/api/queries-lists";
import { PERIODS } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(PERIODS, (viewer, { params, query }) => listPeriodsPage(viewer, params.list, query));
