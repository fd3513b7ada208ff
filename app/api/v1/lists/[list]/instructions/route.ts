import { defineRoute } from "@/lib/api/handlers";
import { listInstructionsPage } from "@/lib/api/queries-orders";
import { INSTRUCTIONS } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(INSTRUCTIONS, (viewer, { params, query }) => listInstructionsPage(viewer, params.list, query));
