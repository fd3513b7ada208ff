import { NO_ROUTE } from "@/lib/api/handlers";

export const { GET, POST, PUT, PATCH, DELETE } = NO_ROUTE;
