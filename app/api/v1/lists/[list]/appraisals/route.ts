import { defineRoute } from "@/lib/api/handlers";
import { getAppraisalAnswer } from "@/lib/api/queries-appraisals";
import { APPRAISALS } from "@/lib/api/schema-endpoints";

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute(APPRAISALS, (viewer, { params, query }) => getAppraisalAnswer(viewer, params.list, query));
