import { defineRoute } from "@/lib/api/handlers";
import { getListDetail } from "@/lib/api/queries-lists";
import { LIST } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(LIST, (viewer, { params }) => getListDetail(viewer, params.list));
