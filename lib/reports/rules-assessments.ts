import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";

export const ASSESSMENTS = Object.keys(ASSESSMENT_LABELS) as [Assessment, ...Assessment[]];
