import { defineRoute } from "@/lib/api/handlers";
import { getTaskRow } from "@/lib/api/queries-tasks";
import { TASK } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(TASK, (viewer, { params, query }) => getTaskRow(viewer, params.list, params.no, query.period));
