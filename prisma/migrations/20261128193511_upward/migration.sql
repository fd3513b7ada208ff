-- CreateEnum
CREATE TYPE "UpwardLevel" AS ENUM ('PROVINCE', 'STATE');

-- CreateEnum
CREATE TYPE "UpwardStageName" AS ENUM ('PLANNED', 'CONTACTED', 'SUBMITTED', 'APPROVED', 'REJECTED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


-- beside an old instance: only the new version writes notices of this kind, and nothing old reads them by kind
ALTER TYPE "NotificationKind" ADD VALUE 'CLOSURE_ASKED';
-- beside an old instance: only the new version writes notices of this kind, and nothing old reads them by kind
ALTER TYPE "NotificationKind" ADD VALUE 'CLOSURE_DECIDED';
-- beside an old instance: only the new version writes notices of this kind, and nothing old reads them by kind
ALTER TYPE "NotificationKind" ADD VALUE 'LOOK_BACK_DUE';
-- beside an old instance: only the new version writes notices of this kind, and nothing old reads them by kind
ALTER TYPE "NotificationKind" ADD VALUE 'CONTACT_DUE';

-- CreateTable
CREATE TABLE "UpwardRequest" (
    "id" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "level" "UpwardLevel" NOT NULL,
    "department" TEXT NOT NULL,
    "demand" TEXT NOT NULL,
    "basis" TEXT NOT NULL DEFAULT '',
    "originReportId" UUID,
    "nextContactOn" DATE,
    "contactNote" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UpwardRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UpwardStage" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "stage" "UpwardStageName" NOT NULL,
    "happenedOn" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "isCorrection" BOOLEAN NOT NULL DEFAULT false,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UpwardStage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "UpwardRequest_taskId_idx" ON "UpwardRequest"("taskId");

-- CreateIndex
CREATE INDEX "UpwardRequest_unitId_idx" ON "UpwardRequest"("unitId");

-- CreateIndex
CREATE INDEX "UpwardRequest_nextContactOn_idx" ON "UpwardRequest"("nextContactOn");

-- CreateIndex
CREATE INDEX "UpwardRequest_originReportId_idx" ON "UpwardRequest"("originReportId");

-- CreateIndex
CREATE UNIQUE INDEX "UpwardStage_requestId_no_key" ON "UpwardStage"("requestId", "no");

-- AddForeignKey
ALTER TABLE "UpwardRequest" ADD CONSTRAINT "UpwardRequest_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UpwardRequest" ADD CONSTRAINT "UpwardRequest_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UpwardStage" ADD CONSTRAINT "UpwardStage_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "UpwardRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "UpwardStage" ADD CONSTRAINT "UpwardStage_counts_from_one" CHECK ("no" > 0);

-- A stage is never changed: a wrong one is put right by a later one.
CREATE FUNCTION keep_upward_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a recorded stage of an upward request is never changed';
END
$$;
CREATE TRIGGER keep_upward_stage BEFORE UPDATE OR DELETE ON "UpwardStage" FOR EACH ROW EXECUTE FUNCTION keep_upward_stage();

CREATE CONSTRAINT TRIGGER raise_data_version AFTER INSERT OR UPDATE OR DELETE ON "UpwardRequest" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_data_version();
CREATE CONSTRAINT TRIGGER raise_data_version AFTER INSERT OR UPDATE OR DELETE ON "UpwardStage" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_data_version();
