-- beside an old instance: it neither writes nor is told of appraisals; a notice of them that it should show waits until it is replaced.

-- CreateEnum
CREATE TYPE "Medium" AS ENUM ('NEWSPAPER', 'BROADCAST', 'WEBSITE', 'WECHAT', 'SHORT_VIDEO', 'TALK', 'OTHER');

-- CreateEnum
CREATE TYPE "AppraisalItem" AS ENUM ('ON_TIME', 'RETURNS', 'PROGRESS', 'SUPPORT', 'ORDERS');

-- CreateEnum
CREATE TYPE "ObjectionState" AS ENUM ('OPEN', 'UPHELD', 'CORRECTED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NotificationKind" ADD VALUE 'APPRAISAL_OBJECTED';
ALTER TYPE "NotificationKind" ADD VALUE 'APPRAISAL_ANSWERED';
ALTER TYPE "NotificationKind" ADD VALUE 'APPRAISAL_FIXED';

-- CreateTable
CREATE TABLE "Publication" (
    "id" UUID NOT NULL,
    "listId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "medium" "Medium" NOT NULL,
    "outlet" TEXT NOT NULL,
    "publishedOn" DATE NOT NULL,
    "link" TEXT,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "removedAt" TIMESTAMPTZ(3),
    "removedById" UUID,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicationTask" (
    "publicationId" UUID NOT NULL,
    "taskId" UUID NOT NULL,

    CONSTRAINT "PublicationTask_pkey" PRIMARY KEY ("publicationId","taskId")
);

-- CreateTable
CREATE TABLE "AppraisalWeights" (
    "listId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "onTime" INTEGER NOT NULL,
    "returns" INTEGER NOT NULL,
    "progress" INTEGER NOT NULL,
    "support" INTEGER NOT NULL,
    "orders" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AppraisalWeights_pkey" PRIMARY KEY ("listId","year")
);

-- CreateTable
CREATE TABLE "AppraisalObjection" (
    "id" UUID NOT NULL,
    "listId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "unitId" UUID NOT NULL,
    "item" "AppraisalItem" NOT NULL,
    "reason" TEXT NOT NULL,
    "raisedById" UUID NOT NULL,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "ObjectionState" NOT NULL DEFAULT 'OPEN',
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredById" UUID,
    "answeredByName" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AppraisalObjection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppraisalAdjustment" (
    "objectionId" UUID NOT NULL,
    "tenths" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "madeById" UUID NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AppraisalAdjustment_pkey" PRIMARY KEY ("objectionId")
);

-- CreateTable
CREATE TABLE "FixedAppraisal" (
    "listId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "fixedById" UUID NOT NULL,
    "fixedByName" TEXT NOT NULL,
    "fixedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FixedAppraisal_pkey" PRIMARY KEY ("listId","year")
);

-- CreateIndex
CREATE INDEX "Publication_listId_publishedOn_idx" ON "Publication"("listId", "publishedOn");

-- CreateIndex
CREATE INDEX "Publication_unitId_idx" ON "Publication"("unitId");

-- CreateIndex
CREATE INDEX "PublicationTask_taskId_idx" ON "PublicationTask"("taskId");

-- CreateIndex
CREATE INDEX "AppraisalObjection_listId_year_idx" ON "AppraisalObjection"("listId", "year");

-- CreateIndex
CREATE INDEX "AppraisalObjection_unitId_idx" ON "AppraisalObjection"("unitId");

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_listId_fkey" FOREIGN KEY ("listId") REFERENCES "TaskList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationTask" ADD CONSTRAINT "PublicationTask_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationTask" ADD CONSTRAINT "PublicationTask_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppraisalWeights" ADD CONSTRAINT "AppraisalWeights_listId_fkey" FOREIGN KEY ("listId") REFERENCES "TaskList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppraisalObjection" ADD CONSTRAINT "AppraisalObjection_listId_fkey" FOREIGN KEY ("listId") REFERENCES "TaskList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppraisalObjection" ADD CONSTRAINT "AppraisalObjection_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppraisalAdjustment" ADD CONSTRAINT "AppraisalAdjustment_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "AppraisalObjection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FixedAppraisal" ADD CONSTRAINT "FixedAppraisal_listId_fkey" FOREIGN KEY ("listId") REFERENCES "TaskList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Publication" ADD CONSTRAINT "Publication_link_is_web" CHECK ("link" ~* '^https?://');
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_removed_by_somebody" CHECK (("removedAt" IS NULL) = ("removedById" IS NULL));
ALTER TABLE "AppraisalWeights" ADD CONSTRAINT "AppraisalWeights_sum" CHECK ("onTime" + "returns" + "progress" + "support" + "orders" = 100 AND least("onTime", "returns", "progress", "support", "orders") >= 0);
ALTER TABLE "AppraisalObjection" ADD CONSTRAINT "AppraisalObjection_answered" CHECK (("state" = 'OPEN') = ("answeredAt" IS NULL) AND ("state" = 'OPEN') = ("answeredById" IS NULL));
ALTER TABLE "AppraisalAdjustment" ADD CONSTRAINT "AppraisalAdjustment_tenths" CHECK ("tenths" <> 0 AND "tenths" BETWEEN -1000 AND 1000);
-- One open objection for each unit, year and item.
CREATE UNIQUE INDEX "AppraisalObjection_one_open" ON "AppraisalObjection" ("listId", "year", "unitId", "item") WHERE "state" = 'OPEN';

-- What was fixed, and a correction that was recorded, are never changed.
CREATE FUNCTION keep_appraisal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a fixed appraisal and a recorded correction are never changed';
END
$$;
CREATE TRIGGER keep_appraisal BEFORE UPDATE OR DELETE ON "FixedAppraisal" FOR EACH ROW EXECUTE FUNCTION keep_appraisal();
CREATE TRIGGER keep_appraisal BEFORE UPDATE OR DELETE ON "AppraisalAdjustment" FOR EACH ROW EXECUTE FUNCTION keep_appraisal();

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['Publication', 'PublicationTask', 'AppraisalWeights', 'AppraisalObjection', 'AppraisalAdjustment', 'FixedAppraisal'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER raise_data_version AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_data_version()', name);
  END LOOP;
END
$$;
