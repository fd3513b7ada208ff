-- AlterTable
ALTER TABLE "Report" ADD COLUMN     "quotes" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "ReportRevision" ADD COLUMN     "quotes" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "ContributionRequest" (
    "id" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedOn" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "wishedOn" DATE,

    CONSTRAINT "ContributionRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ContributionRequest_unitId_periodId_idx" ON "ContributionRequest"("unitId", "periodId");

-- CreateIndex
CREATE UNIQUE INDEX "ContributionRequest_taskId_periodId_unitId_askedOn_key" ON "ContributionRequest"("taskId", "periodId", "unitId", "askedOn");

-- AddForeignKey
ALTER TABLE "ContributionRequest" ADD CONSTRAINT "ContributionRequest_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContributionRequest" ADD CONSTRAINT "ContributionRequest_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "Period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContributionRequest" ADD CONSTRAINT "ContributionRequest_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Report" ADD CONSTRAINT report_quotes CHECK (jsonb_typeof("quotes") = 'array');
ALTER TABLE "ReportRevision" ADD CONSTRAINT revision_quotes CHECK (jsonb_typeof("quotes") = 'array');
ALTER TABLE "ContributionRequest" ADD CONSTRAINT request_note CHECK (char_length("note") <= 300);
-- A wish for a day that was already over when it was uttered.
ALTER TABLE "ContributionRequest" ADD CONSTRAINT request_wished_on CHECK ("wishedOn" >= "askedOn");
ALTER TABLE "ContributionRequest" ADD CONSTRAINT request_asked_on CHECK ("askedOn" = shanghai_day("askedAt"));
