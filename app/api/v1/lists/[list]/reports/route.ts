import { defineRoute } from "@/lib/api/handlers";
import { listReportsPage } from "@/lib/api/queries-reports";
import { REPORTS } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(REPORTS, (viewer, { params, query }) => listReportsPage(viewer, params.list, query));
