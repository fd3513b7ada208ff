import { defineRoute } from "@/lib/api/handlers";
import { listListsPage } from "@/lib/api/queries-lists";
import { LISTS } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(LISTS, (viewer, { query }) => listListsPage(viewer, query));
