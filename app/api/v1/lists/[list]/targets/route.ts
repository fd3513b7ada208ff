import { defineRoute } from "@/lib/api/handlers";
import { listTargetsPage } from "@/lib/api/queries-targets";
import { TARGETS } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(TARGETS, (viewer, { params, query }) => listTargetsPage(viewer, params.list, query));
