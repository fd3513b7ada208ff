import { defineRoute } from "@/lib/api/handlers";
import { listPlansPage } from "@/lib/api/queries-plans";
import { PLANS } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(PLANS, (viewer, { params, query }) => listPlansPage(viewer, params.list, query));
