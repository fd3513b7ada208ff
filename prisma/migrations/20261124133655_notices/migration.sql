-- CreateEnum
CREATE TYPE "NotificationKind" AS ENUM ('RETURNED', 'RETURNED_IDLE', 'CONTRIBUTION_ASKED', 'MENTIONED', 'REMINDER', 'DUE_SOON', 'DUE_TODAY', 'OVERDUE', 'WAITING_SIGN', 'WAITING_REVIEW', 'EXTENSION_ASKED', 'EXTENSION_GRANTED', 'EXTENSION_REFUSED', 'ACCEPTED');

-- CreateEnum
CREATE TYPE "MailChoice" AS ENUM ('AT_ONCE', 'DAILY', 'OFF');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('WAITING', 'CLAIMED', 'SENT', 'GIVEN_UP');

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "email" TEXT;

-- CreateTable
CREATE TABLE "ToldEvent" (
    "auditEventId" BIGINT NOT NULL,
    "toldAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ToldEvent_pkey" PRIMARY KEY ("auditEventId")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "happenedAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),
    "taskId" UUID,
    "periodId" UUID,
    "unitId" UUID,
    "subjectId" UUID,
    "auditEventId" BIGINT,
    "form" TEXT,
    "actorName" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "items" JSONB NOT NULL DEFAULT '[]',
    "mailChoice" "MailChoice" NOT NULL DEFAULT 'OFF',
    "mailId" UUID,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "choice" "MailChoice" NOT NULL,
    "digestDay" TEXT,
    "state" "MailState" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimedUntil" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailPreference" (
    "accountId" UUID NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "choice" "MailChoice" NOT NULL,

    CONSTRAINT "MailPreference_pkey" PRIMARY KEY ("accountId","kind")
);

-- CreateIndex
CREATE INDEX "Notification_accountId_readAt_idx" ON "Notification"("accountId", "readAt");

-- CreateIndex
CREATE INDEX "Notification_accountId_happenedAt_idx" ON "Notification"("accountId", "happenedAt");

-- CreateIndex
CREATE INDEX "Notification_auditEventId_idx" ON "Notification"("auditEventId");

-- CreateIndex
CREATE INDEX "Notification_mailId_idx" ON "Notification"("mailId");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_accountId_dedupeKey_key" ON "Notification"("accountId", "dedupeKey");

-- CreateIndex
CREATE INDEX "Mail_state_idx" ON "Mail"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_accountId_digestDay_key" ON "Mail"("accountId", "digestDay");

-- CreateIndex
CREATE INDEX "AuditEvent_periodId_event_idx" ON "AuditEvent"("periodId", "event");

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "Period"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "Mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailPreference" ADD CONSTRAINT "MailPreference_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Account" ADD CONSTRAINT account_email CHECK ("email" = lower("email") AND "email" LIKE '%_@_%');
ALTER TABLE "Notification" ADD CONSTRAINT notification_form CHECK ("form" IN ('report', 'contribution'));
ALTER TABLE "Mail" ADD CONSTRAINT mail_claim CHECK (("state" = 'CLAIMED') = ("claimedUntil" IS NOT NULL));
ALTER TABLE "Mail" ADD CONSTRAINT mail_sent CHECK (("state" = 'SENT') = ("sentAt" IS NOT NULL));

-- What happened before there were notices is not told any more.
INSERT INTO "ToldEvent" ("auditEventId") SELECT "id" FROM "AuditEvent";
