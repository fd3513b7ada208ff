import { defineRoute } from "@/lib/api/handlers";
import { listOrdersPage } from "@/lib/api/queries-orders";
import { ORDERS } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(ORDERS, (viewer, { params, query }) => listOrdersPage(viewer, params.list, query));
