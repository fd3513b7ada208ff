import { defineRoute } from "@/lib/api/handlers";
import { listUpwardPage } from "@/lib/api/queries-upward";
import { UPWARD } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(UPWARD, (viewer, { params, query }) => listUpwardPage(viewer, params.list, query));
