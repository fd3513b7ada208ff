import { defineRoute } from "@/lib/api/handlers";
import { listTasksPage } from "@/lib/api/queries-tasks";
import { TASKS } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(TASKS, (viewer, { params, query }) => listTasksPage(viewer, params.list, query));
