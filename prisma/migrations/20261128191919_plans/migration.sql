-- CreateEnum
CREATE TYPE "PlanState" AS ENUM ('DRAFT', 'AWAITING_SIGNATURE', 'SUBMITTED', 'RETURNED', 'APPROVED');

-- CreateEnum
CREATE TYPE "TargetBasis" AS ENUM ('YEARLY', 'CUMULATIVE');

-- AlterTable
ALTER TABLE "Report" ADD COLUMN     "actuals" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "ReportRevision" ADD COLUMN     "actuals" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Review" ADD COLUMN     "departure" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "suggestion" "Assessment";

-- CreateTable
CREATE TABLE "Plan" (
    "id" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "state" "PlanState" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "goal" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "writtenById" UUID NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "writerIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "signedById" UUID,
    "lastVersionNo" INTEGER NOT NULL DEFAULT 0,
    "submittedVersionNo" INTEGER,
    "approvedVersionNo" INTEGER,
    "returnReason" TEXT,
    "returnedById" UUID,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanVersion" (
    "planId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "goal" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "writtenById" UUID NOT NULL,
    "signedById" UUID NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "approvedAt" TIMESTAMPTZ(3),
    "returnedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decisionReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PlanVersion_pkey" PRIMARY KEY ("planId","no")
);

-- CreateTable
CREATE TABLE "PlanMeasure" (
    "planId" UUID NOT NULL,
    "versionNo" INTEGER NOT NULL,
    "key" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "unitId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "responsible" TEXT NOT NULL,
    "dueYear" INTEGER NOT NULL,
    "dueQuarter" INTEGER NOT NULL,

    CONSTRAINT "PlanMeasure_pkey" PRIMARY KEY ("planId","versionNo","key")
);

-- CreateTable
CREATE TABLE "MeasureMark" (
    "key" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "doneOn" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "markedById" UUID NOT NULL,
    "markedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "MeasureMark_pkey" PRIMARY KEY ("key","markedAt")
);

-- CreateTable
CREATE TABLE "PlanTarget" (
    "planId" UUID NOT NULL,
    "versionNo" INTEGER NOT NULL,
    "key" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "goal" DECIMAL(18,4) NOT NULL,
    "basis" "TargetBasis" NOT NULL,
    "dueYear" INTEGER,
    "dueQuarter" INTEGER,

    CONSTRAINT "PlanTarget_pkey" PRIMARY KEY ("planId","versionNo","key")
);

-- CreateTable
CREATE TABLE "NoticeTarget" (
    "key" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "goal" DECIMAL(18,4) NOT NULL,
    "basis" "TargetBasis" NOT NULL,
    "sentence" TEXT NOT NULL,

    CONSTRAINT "NoticeTarget_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Plan_taskId_key" ON "Plan"("taskId");

-- CreateIndex
CREATE INDEX "PlanMeasure_key_idx" ON "PlanMeasure"("key");

-- CreateIndex
CREATE INDEX "PlanMeasure_unitId_idx" ON "PlanMeasure"("unitId");

-- CreateIndex
CREATE INDEX "MeasureMark_planId_idx" ON "MeasureMark"("planId");

-- CreateIndex
CREATE INDEX "PlanTarget_key_idx" ON "PlanTarget"("key");

-- CreateIndex
CREATE UNIQUE INDEX "NoticeTarget_taskId_position_key" ON "NoticeTarget"("taskId", "position");

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanVersion" ADD CONSTRAINT "PlanVersion_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanMeasure" ADD CONSTRAINT "PlanMeasure_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanMeasure" ADD CONSTRAINT "PlanMeasure_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanTarget" ADD CONSTRAINT "PlanTarget_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeTarget" ADD CONSTRAINT "NoticeTarget_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A measure is marked once at a time; a mark that was taken back stays, for what it meant until then.
CREATE UNIQUE INDEX "MeasureMark_one_that_stands" ON "MeasureMark" ("key") WHERE "undoneAt" IS NULL;
ALTER TABLE "PlanMeasure" ADD CONSTRAINT "PlanMeasure_quarter" CHECK ("dueQuarter" BETWEEN 1 AND 4);
ALTER TABLE "PlanTarget" ADD CONSTRAINT "PlanTarget_quarter" CHECK ("dueQuarter" BETWEEN 1 AND 4 AND ("dueYear" IS NULL) = ("dueQuarter" IS NULL));
ALTER TABLE "PlanTarget" ADD CONSTRAINT "PlanTarget_basis" CHECK (("basis" = 'CUMULATIVE') = ("dueYear" IS NOT NULL));
ALTER TABLE "PlanVersion" ADD CONSTRAINT "PlanVersion_one_answer" CHECK (num_nonnulls("approvedAt", "returnedAt", "withdrawnAt") <= 1);

-- A signed version is never changed: neither its words nor its measures and targets. What became of it is written beside it.
CREATE FUNCTION keep_plan_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD."planId", OLD."no", OLD."goal", OLD."reason", OLD."writtenById", OLD."signedById", OLD."submittedAt")
    IS DISTINCT FROM (NEW."planId", NEW."no", NEW."goal", NEW."reason", NEW."writtenById", NEW."signedById", NEW."submittedAt") THEN
    RAISE EXCEPTION 'a signed version of a plan is never changed';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_plan_version BEFORE UPDATE OR DELETE ON "PlanVersion" FOR EACH ROW EXECUTE FUNCTION keep_plan_version();
CREATE FUNCTION keep_plan_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."versionNo" > 0 THEN RAISE EXCEPTION 'a signed version of a plan is never changed'; END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER keep_plan_rows BEFORE UPDATE OR DELETE ON "PlanMeasure" FOR EACH ROW EXECUTE FUNCTION keep_plan_rows();
CREATE TRIGGER keep_plan_rows BEFORE UPDATE OR DELETE ON "PlanTarget" FOR EACH ROW EXECUTE FUNCTION keep_plan_rows();

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['Plan', 'PlanVersion', 'PlanMeasure', 'MeasureMark', 'PlanTarget', 'NoticeTarget'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER raise_data_version AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_data_version()', name);
  END LOOP;
END
$$;
