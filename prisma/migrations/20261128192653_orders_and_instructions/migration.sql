-- beside an old instance: it writes no orders, and none of the new values; a notice that holds one is told by new instances, which take over within minutes.

-- CreateEnum
CREATE TYPE "InstructionState" AS ENUM ('OPEN', 'ANSWERED', 'CLOSED');

-- AlterEnum
ALTER TYPE "NotificationKind" ADD VALUE 'ORDER';
ALTER TYPE "NotificationKind" ADD VALUE 'ORDER_DUE';
ALTER TYPE "NotificationKind" ADD VALUE 'ORDER_ANSWERED';
ALTER TYPE "NotificationKind" ADD VALUE 'ORDER_CLOSED';
ALTER TYPE "NotificationKind" ADD VALUE 'INSTRUCTION';
ALTER TYPE "NotificationKind" ADD VALUE 'INSTRUCTION_DUE';
ALTER TYPE "NotificationKind" ADD VALUE 'INSTRUCTION_ANSWERED';
ALTER TYPE "NotificationKind" ADD VALUE 'INSTRUCTION_CLOSED';

-- AlterEnum
ALTER TYPE "OrderCause" ADD VALUE 'UNANSWERED';

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "mayInstruct" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "answerWriterIds" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "answeredByName" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "draft" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "firstAnswerDueAt" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "writerIds" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "Instruction" (
    "id" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "state" "InstructionState" NOT NULL DEFAULT 'OPEN',
    "version" INTEGER NOT NULL DEFAULT 1,
    "text" TEXT NOT NULL,
    "answerDueAt" TIMESTAMPTZ(3) NOT NULL,
    "givenById" UUID NOT NULL,
    "givenByName" TEXT NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "draft" TEXT NOT NULL DEFAULT '',
    "writerIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredById" UUID,
    "answeredByName" TEXT NOT NULL DEFAULT '',
    "answerWriterIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "firstAnsweredAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "closedById" UUID,
    "closedAt" TIMESTAMPTZ(3),
    "closeNote" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Instruction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Instruction_taskId_idx" ON "Instruction"("taskId");

-- CreateIndex
CREATE INDEX "Instruction_unitId_state_idx" ON "Instruction"("unitId", "state");

-- AddForeignKey
ALTER TABLE "Instruction" ADD CONSTRAINT "Instruction_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Instruction" ADD CONSTRAINT "Instruction_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Order" ADD CONSTRAINT "Order_signed_for_has_its_time" CHECK (("signedForById" IS NULL) = ("signedForAt" IS NULL)) NOT VALID;
ALTER TABLE "Order" ADD CONSTRAINT "Order_answered_has_its_time" CHECK ("state" <> 'ANSWERED' OR ("answeredAt" IS NOT NULL AND "signedForAt" IS NOT NULL)) NOT VALID;
ALTER TABLE "Order" ADD CONSTRAINT "Order_closed_has_its_time" CHECK (("state" IN ('CLOSED', 'ESCALATED')) = ("closedAt" IS NOT NULL)) NOT VALID;
ALTER TABLE "Order" VALIDATE CONSTRAINT "Order_signed_for_has_its_time";
ALTER TABLE "Order" VALIDATE CONSTRAINT "Order_answered_has_its_time";
ALTER TABLE "Order" VALIDATE CONSTRAINT "Order_closed_has_its_time";
ALTER TABLE "Instruction" ADD CONSTRAINT "Instruction_answered_has_its_time" CHECK ("state" <> 'ANSWERED' OR "answeredAt" IS NOT NULL);
ALTER TABLE "Instruction" ADD CONSTRAINT "Instruction_closed_has_its_time" CHECK (("state" = 'CLOSED') = ("closedAt" IS NOT NULL));

CREATE CONSTRAINT TRIGGER raise_data_version AFTER INSERT OR UPDATE OR DELETE ON "Instruction" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_data_version();
