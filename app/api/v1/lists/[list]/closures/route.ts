import { defineRoute } from "@/lib/api/handlers";
import { listClosuresPage } from "@/lib/api/queries-closures";
import { CLOSURES } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(CLOSURES, (viewer, { params, query }) => listClosuresPage(viewer, params.list, query));
