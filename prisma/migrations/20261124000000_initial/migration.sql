-- CreateEnum
CREATE TYPE "Role" AS ENUM ('FILER', 'SIGNER', 'SUPERVISOR', 'OBSERVER', 'ADMINISTRATOR');

-- CreateEnum
CREATE TYPE "UnitKind" AS ENUM ('DEPARTMENT', 'COUNTY', 'ZONE');

-- CreateEnum
CREATE TYPE "Assessment" AS ENUM ('NOT_STARTED', 'BEHIND', 'ON_TRACK', 'AHEAD', 'DONE');

-- CreateEnum
CREATE TYPE "ReportState" AS ENUM ('DRAFT', 'AWAITING_SIGNATURE', 'SUBMITTED', 'RETURNED', 'ACCEPTED');

-- CreateEnum
CREATE TYPE "ContributionState" AS ENUM ('DRAFT', 'AWAITING_SIGNATURE', 'GIVEN', 'RETURNED');

-- CreateEnum
CREATE TYPE "ReviewDecision" AS ENUM ('ACCEPTED', 'RETURNED', 'REOPENED');

-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "officialName" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "kind" "UnitKind" NOT NULL,
    "position" INTEGER NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "allowsSelfSigning" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitAlias" (
    "name" TEXT NOT NULL,
    "unitId" UUID NOT NULL,

    CONSTRAINT "UnitAlias_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "UnitGroup" (
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "UnitGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupMembership" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,

    CONSTRAINT "GroupMembership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "unitId" UUID,
    "roles" "Role"[],
    "passwordHash" TEXT NOT NULL,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT true,
    "isDisabled" BOOLEAN NOT NULL DEFAULT false,
    "sessionEpoch" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskList" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "docNumber" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "requirements" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TaskList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Chapter" (
    "id" UUID NOT NULL,
    "listId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "Chapter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Section" (
    "id" UUID NOT NULL,
    "listId" UUID NOT NULL,
    "chapterId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "Section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" UUID NOT NULL,
    "listId" UUID NOT NULL,
    "sectionId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "leadUnitId" UUID NOT NULL,
    "leadLabel" TEXT NOT NULL,

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskSupport" (
    "taskId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "unitId" UUID,
    "groupId" UUID,

    CONSTRAINT "TaskSupport_pkey" PRIMARY KEY ("taskId","position")
);

-- CreateTable
CREATE TABLE "Period" (
    "id" UUID NOT NULL,
    "listId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "quarter" INTEGER NOT NULL,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "locksAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Extension" (
    "id" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "grantedBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "state" "ReportState" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "progress" TEXT NOT NULL DEFAULT '',
    "selfAssessment" "Assessment",
    "completion" INTEGER,
    "problems" TEXT NOT NULL DEFAULT '',
    "coordination" TEXT NOT NULL DEFAULT '',
    "upward" TEXT NOT NULL DEFAULT '',
    "nextSteps" TEXT NOT NULL DEFAULT '',
    "contactName" TEXT NOT NULL DEFAULT '',
    "contactPhone" TEXT NOT NULL DEFAULT '',
    "writtenById" UUID NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "writerIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "signedById" UUID,
    "lastRevisionNo" INTEGER NOT NULL DEFAULT 0,
    "filedRevisionNo" INTEGER,
    "firstSubmittedAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "returnedById" UUID,
    "verdict" "Assessment",
    "acceptedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportRevision" (
    "reportId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "progress" TEXT NOT NULL,
    "selfAssessment" "Assessment",
    "completion" INTEGER,
    "problems" TEXT NOT NULL,
    "coordination" TEXT NOT NULL,
    "upward" TEXT NOT NULL,
    "nextSteps" TEXT NOT NULL,
    "contactName" TEXT NOT NULL,
    "contactPhone" TEXT NOT NULL,
    "writtenById" UUID NOT NULL,
    "signedById" UUID NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReportRevision_pkey" PRIMARY KEY ("reportId","no")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "revisionNo" INTEGER NOT NULL,
    "decision" "ReviewDecision" NOT NULL,
    "verdict" "Assessment",
    "reason" TEXT NOT NULL DEFAULT '',
    "reviewerId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contribution" (
    "id" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "state" "ContributionState" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "content" TEXT NOT NULL DEFAULT '',
    "problems" TEXT NOT NULL DEFAULT '',
    "contactName" TEXT NOT NULL DEFAULT '',
    "contactPhone" TEXT NOT NULL DEFAULT '',
    "writtenById" UUID NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "writerIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "signedById" UUID,
    "lastRevisionNo" INTEGER NOT NULL DEFAULT 0,
    "filedRevisionNo" INTEGER,
    "firstSubmittedAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "returnedById" UUID,

    CONSTRAINT "Contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContributionRevision" (
    "contributionId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "problems" TEXT NOT NULL,
    "contactName" TEXT NOT NULL,
    "contactPhone" TEXT NOT NULL,
    "writtenById" UUID NOT NULL,
    "signedById" UUID NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "ContributionRevision_pkey" PRIMARY KEY ("contributionId","no")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "unitId" UUID,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommentMention" (
    "commentId" UUID NOT NULL,
    "unitId" UUID NOT NULL,

    CONSTRAINT "CommentMention_pkey" PRIMARY KEY ("commentId","unitId")
);

-- CreateTable
CREATE TABLE "TaskRead" (
    "accountId" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TaskRead_pkey" PRIMARY KEY ("accountId","taskId")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "actorUnitId" UUID,
    "event" TEXT NOT NULL,
    "taskId" UUID,
    "periodId" UUID,
    "unitId" UUID,
    "subjectId" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "detail" JSONB NOT NULL DEFAULT '{}',
    "requestId" UUID,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Unit_officialName_key" ON "Unit"("officialName");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_shortName_key" ON "Unit"("shortName");

-- CreateIndex
CREATE INDEX "UnitAlias_unitId_idx" ON "UnitAlias"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "UnitGroup_label_key" ON "UnitGroup"("label");

-- CreateIndex
CREATE INDEX "GroupMembership_unitId_idx" ON "GroupMembership"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "GroupMembership_groupId_unitId_validFrom_key" ON "GroupMembership"("groupId", "unitId", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "Account_username_key" ON "Account"("username");

-- CreateIndex
CREATE INDEX "Account_unitId_idx" ON "Account"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "TaskList_slug_key" ON "TaskList"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "TaskList_docNumber_key" ON "TaskList"("docNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Chapter_listId_no_key" ON "Chapter"("listId", "no");

-- CreateIndex
CREATE INDEX "Section_chapterId_idx" ON "Section"("chapterId");

-- CreateIndex
CREATE UNIQUE INDEX "Section_listId_no_key" ON "Section"("listId", "no");

-- CreateIndex
CREATE INDEX "Task_sectionId_idx" ON "Task"("sectionId");

-- CreateIndex
CREATE INDEX "Task_leadUnitId_idx" ON "Task"("leadUnitId");

-- CreateIndex
CREATE UNIQUE INDEX "Task_listId_no_key" ON "Task"("listId", "no");

-- CreateIndex
CREATE INDEX "TaskSupport_unitId_idx" ON "TaskSupport"("unitId");

-- CreateIndex
CREATE INDEX "TaskSupport_groupId_idx" ON "TaskSupport"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "TaskSupport_taskId_label_key" ON "TaskSupport"("taskId", "label");

-- CreateIndex
CREATE UNIQUE INDEX "Period_listId_year_quarter_key" ON "Period"("listId", "year", "quarter");

-- CreateIndex
CREATE UNIQUE INDEX "Period_listId_key_key" ON "Period"("listId", "key");

-- CreateIndex
CREATE INDEX "Extension_periodId_unitId_idx" ON "Extension"("periodId", "unitId");

-- CreateIndex
CREATE INDEX "Report_periodId_state_idx" ON "Report"("periodId", "state");

-- CreateIndex
CREATE INDEX "Report_unitId_state_idx" ON "Report"("unitId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Report_taskId_periodId_key" ON "Report"("taskId", "periodId");

-- CreateIndex
CREATE INDEX "Review_reportId_createdAt_idx" ON "Review"("reportId", "createdAt");

-- CreateIndex
CREATE INDEX "Contribution_periodId_state_idx" ON "Contribution"("periodId", "state");

-- CreateIndex
CREATE INDEX "Contribution_unitId_state_idx" ON "Contribution"("unitId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Contribution_taskId_periodId_unitId_key" ON "Contribution"("taskId", "periodId", "unitId");

-- CreateIndex
CREATE INDEX "Comment_taskId_createdAt_idx" ON "Comment"("taskId", "createdAt");

-- CreateIndex
CREATE INDEX "CommentMention_unitId_idx" ON "CommentMention"("unitId");

-- CreateIndex
CREATE INDEX "AuditEvent_taskId_id_idx" ON "AuditEvent"("taskId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_actorId_requestId_key" ON "AuditEvent"("actorId", "requestId");

-- AddForeignKey
ALTER TABLE "UnitAlias" ADD CONSTRAINT "UnitAlias_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMembership" ADD CONSTRAINT "GroupMembership_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "UnitGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMembership" ADD CONSTRAINT "GroupMembership_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chapter" ADD CONSTRAINT "Chapter_listId_fkey" FOREIGN KEY ("listId") REFERENCES "TaskList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Section" ADD CONSTRAINT "Section_listId_fkey" FOREIGN KEY ("listId") REFERENCES "TaskList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Section" ADD CONSTRAINT "Section_chapterId_fkey" FOREIGN KEY ("chapterId") REFERENCES "Chapter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_listId_fkey" FOREIGN KEY ("listId") REFERENCES "TaskList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_leadUnitId_fkey" FOREIGN KEY ("leadUnitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskSupport" ADD CONSTRAINT "TaskSupport_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskSupport" ADD CONSTRAINT "TaskSupport_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskSupport" ADD CONSTRAINT "TaskSupport_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "UnitGroup"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Period" ADD CONSTRAINT "Period_listId_fkey" FOREIGN KEY ("listId") REFERENCES "TaskList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "Period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "Period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportRevision" ADD CONSTRAINT "ReportRevision_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "Period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContributionRevision" ADD CONSTRAINT "ContributionRevision_contributionId_fkey" FOREIGN KEY ("contributionId") REFERENCES "Contribution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentMention" ADD CONSTRAINT "CommentMention_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentMention" ADD CONSTRAINT "CommentMention_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskRead" ADD CONSTRAINT "TaskRead_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskRead" ADD CONSTRAINT "TaskRead_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- The calendar day of an instant in Suqian.
CREATE FUNCTION shanghai_day(at timestamptz) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (at AT TIME ZONE 'Asia/Shanghai')::date;

-- Who supports which task, groups opened to their dated members. A unit owes nothing to a task it leads itself.
CREATE VIEW task_supporting_unit AS
  SELECT s."taskId", s."unitId", s."label", s."position", '-infinity'::date AS "validFrom", 'infinity'::date AS "validUntil"
  FROM "TaskSupport" s JOIN "Task" t ON t."id" = s."taskId"
  WHERE s."unitId" IS NOT NULL AND s."unitId" <> t."leadUnitId"
  UNION ALL
  SELECT s."taskId", m."unitId", s."label", s."position", m."validFrom", coalesce(m."validUntil", 'infinity'::date)
  FROM "TaskSupport" s JOIN "Task" t ON t."id" = s."taskId" JOIN "GroupMembership" m ON m."groupId" = s."groupId"
  WHERE m."unitId" <> t."leadUnitId";

-- Who owes a contribution in which period: the supporting units as of the day it is due.
CREATE VIEW owed_contribution AS
  SELECT DISTINCT t."id" AS "taskId", p."id" AS "periodId", su."unitId"
  FROM "Task" t
  JOIN "Period" p ON p."listId" = t."listId"
  JOIN task_supporting_unit su ON su."taskId" = t."id"
  WHERE su."validFrom" <= shanghai_day(p."dueAt") AND shanghai_day(p."dueAt") < su."validUntil";

ALTER TABLE "Installation" ADD CONSTRAINT installation_single CHECK ("id" = 1);
ALTER TABLE "TaskSupport" ADD CONSTRAINT support_unit_or_group CHECK (num_nonnulls("unitId", "groupId") = 1);
ALTER TABLE "GroupMembership" ADD CONSTRAINT membership_dates CHECK ("validUntil" IS NULL OR "validUntil" > "validFrom");
ALTER TABLE "Period" ADD CONSTRAINT period_quarter CHECK ("quarter" BETWEEN 1 AND 4);
ALTER TABLE "Period" ADD CONSTRAINT period_order CHECK ("opensAt" < "dueAt" AND "dueAt" <= "locksAt");

ALTER TABLE "Report" ADD CONSTRAINT report_completion CHECK ("completion" BETWEEN 0 AND 100);
ALTER TABLE "ReportRevision" ADD CONSTRAINT revision_completion CHECK ("completion" BETWEEN 0 AND 100);
-- A draft never reaches a roll-up, and what counts as filed has a revision and a first submission.
ALTER TABLE "Report" ADD CONSTRAINT report_filed CHECK (("filedRevisionNo" IS NULL) = ("firstSubmittedAt" IS NULL));
ALTER TABLE "Report" ADD CONSTRAINT report_submitted_is_filed CHECK ("state" NOT IN ('SUBMITTED', 'ACCEPTED') OR ("filedRevisionNo" IS NOT NULL AND "filedRevisionNo" = "lastRevisionNo"));
ALTER TABLE "Report" ADD CONSTRAINT report_verdict CHECK (("state" = 'ACCEPTED') = ("verdict" IS NOT NULL) AND ("state" = 'ACCEPTED') = ("acceptedAt" IS NOT NULL));
ALTER TABLE "Contribution" ADD CONSTRAINT contribution_filed CHECK (("filedRevisionNo" IS NULL) = ("firstSubmittedAt" IS NULL));
ALTER TABLE "Contribution" ADD CONSTRAINT contribution_given_is_filed CHECK ("state" <> 'GIVEN' OR ("filedRevisionNo" IS NOT NULL AND "filedRevisionNo" = "lastRevisionNo"));
ALTER TABLE "Review" ADD CONSTRAINT review_reason CHECK ("decision" = 'ACCEPTED' OR "reason" <> '');
ALTER TABLE "Review" ADD CONSTRAINT review_verdict CHECK (("decision" = 'ACCEPTED') = ("verdict" IS NOT NULL));
