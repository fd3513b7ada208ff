-- beside an old instance: no notice of these kinds is written before a plan is sent, which only the new version can do.
ALTER TYPE "NotificationKind" ADD VALUE 'PLAN_TO_SIGN';
ALTER TYPE "NotificationKind" ADD VALUE 'PLAN_TO_APPROVE';
ALTER TYPE "NotificationKind" ADD VALUE 'PLAN_RETURNED';
ALTER TYPE "NotificationKind" ADD VALUE 'PLAN_APPROVED';
