import { defineRoute } from "@/lib/api/handlers";
import { listPublicationsPage } from "@/lib/api/queries-publications";
import { PUBLICATIONS } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(PUBLICATIONS, (viewer, { params, query }) => listPublicationsPage(viewer, params.list, query));
