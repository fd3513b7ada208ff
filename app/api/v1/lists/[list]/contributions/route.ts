import { defineRoute } from "@/lib/api/handlers";
import { listContributionsPage } from "@/lib/api/queries-contributions";
import { CONTRIBUTIONS } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(CONTRIBUTIONS, (viewer, { params, query }) => listContributionsPage(viewer, params.list, query));
