-- CreateEnum
CREATE TYPE "ClosureState" AS ENUM ('DRAFT', 'AWAITING_SIGNATURE', 'ASKED', 'RETURNED', 'WITHDRAWN', 'CLOSED', 'REOPENED');

-- CreateEnum
CREATE TYPE "OrderColour" AS ENUM ('BLUE', 'YELLOW', 'RED');

-- CreateEnum
CREATE TYPE "OrderCause" AS ENUM ('DUE_SOON', 'BEHIND', 'POOR_QUALITY', 'OVERDUE', 'OTHER');

-- CreateEnum
CREATE TYPE "OrderState" AS ENUM ('ISSUED', 'SIGNED_FOR', 'ANSWERED', 'CLOSED', 'ESCALATED');

-- CreateEnum
CREATE TYPE "RecordKind" AS ENUM ('UPWARD', 'CLOSURE', 'ORDER', 'PUBLICITY');

-- AlterTable
ALTER TABLE "Attachment" ADD COLUMN     "recordId" UUID,
ADD COLUMN     "recordKind" "RecordKind";

-- CreateTable
CREATE TABLE "Closure" (
    "id" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "state" "ClosureState" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "statement" TEXT NOT NULL DEFAULT '',
    "writtenById" UUID NOT NULL,
    "writerIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "signedById" UUID,
    "askedAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "decidedById" UUID,
    "closedAt" TIMESTAMPTZ(3),
    "closeNote" TEXT NOT NULL DEFAULT '',
    "lookBackOn" DATE,
    "lookedBackAt" TIMESTAMPTZ(3),
    "lookedBackById" UUID,
    "lookBackNote" TEXT NOT NULL DEFAULT '',
    "reopenedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" UUID NOT NULL,
    "listId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "colour" "OrderColour" NOT NULL,
    "cause" "OrderCause" NOT NULL,
    "taskId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "state" "OrderState" NOT NULL DEFAULT 'ISSUED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "matter" TEXT NOT NULL,
    "demand" TEXT NOT NULL,
    "answerDueAt" TIMESTAMPTZ(3) NOT NULL,
    "issuedById" UUID NOT NULL,
    "issuedByName" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "signedForById" UUID,
    "signedForByName" TEXT NOT NULL DEFAULT '',
    "signedForAt" TIMESTAMPTZ(3),
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredById" UUID,
    "firstAnsweredAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "closedById" UUID,
    "closedAt" TIMESTAMPTZ(3),
    "closeNote" TEXT NOT NULL DEFAULT '',
    "escalatedFromId" UUID,

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Closure_taskId_idx" ON "Closure"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "Order_escalatedFromId_key" ON "Order"("escalatedFromId");

-- CreateIndex
CREATE INDEX "Order_taskId_idx" ON "Order"("taskId");

-- CreateIndex
CREATE INDEX "Order_unitId_state_idx" ON "Order"("unitId", "state");

-- CreateIndex
CREATE INDEX "Order_periodId_idx" ON "Order"("periodId");

-- CreateIndex
CREATE UNIQUE INDEX "Order_listId_year_number_key" ON "Order"("listId", "year", "number");

-- AddForeignKey
ALTER TABLE "Closure" ADD CONSTRAINT "Closure_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_listId_fkey" FOREIGN KEY ("listId") REFERENCES "TaskList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "Period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_escalatedFromId_fkey" FOREIGN KEY ("escalatedFromId") REFERENCES "Order"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_record_whole" CHECK (("recordKind" IS NULL) = ("recordId" IS NULL)) NOT VALID;
ALTER TABLE "Attachment" VALIDATE CONSTRAINT "Attachment_record_whole";

-- One open or standing closure for each task.
CREATE UNIQUE INDEX "Closure_one_for_each_task" ON "Closure" ("taskId") WHERE "state" NOT IN ('WITHDRAWN', 'REOPENED');
ALTER TABLE "Closure" ADD CONSTRAINT "Closure_closed_has_its_time" CHECK ("state" NOT IN ('CLOSED', 'REOPENED') OR "closedAt" IS NOT NULL);
ALTER TABLE "Closure" ADD CONSTRAINT "Closure_reopened_has_its_time" CHECK (("state" = 'REOPENED') = ("reopenedAt" IS NOT NULL));
ALTER TABLE "Order" ADD CONSTRAINT "Order_number_counts_from_one" CHECK ("number" > 0);

CREATE CONSTRAINT TRIGGER raise_data_version AFTER INSERT OR UPDATE OR DELETE ON "Closure" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_data_version();
CREATE CONSTRAINT TRIGGER raise_data_version AFTER INSERT OR UPDATE OR DELETE ON "Order" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_data_version();

-- 'A closed task owes no report': nothing that falls due while the closure stands. Who took part in the task, and may read it,
-- is owed_contribution as before.
CREATE VIEW due_report AS
  SELECT t."id" AS "taskId", p."id" AS "periodId", t."leadUnitId" AS "unitId"
  FROM "Task" t
  JOIN "Period" p ON p."listId" = t."listId"
  WHERE NOT EXISTS (
    SELECT FROM "Closure" c WHERE c."taskId" = t."id" AND c."closedAt" <= p."dueAt" AND (c."reopenedAt" IS NULL OR c."reopenedAt" > p."dueAt"));
CREATE VIEW due_contribution AS
  SELECT o."taskId", o."periodId", o."unitId"
  FROM owed_contribution o
  JOIN "Period" p ON p."id" = o."periodId"
  WHERE NOT EXISTS (
    SELECT FROM "Closure" c WHERE c."taskId" = o."taskId" AND c."closedAt" <= p."dueAt" AND (c."reopenedAt" IS NULL OR c."reopenedAt" > p."dueAt"));
