-- CreateEnum
CREATE TYPE "HolidayKind" AS ENUM ('HOLIDAY', 'WORKDAY');

-- CreateEnum
CREATE TYPE "ExtensionRequestState" AS ENUM ('ASKED', 'GRANTED', 'REFUSED', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "Extension" ADD COLUMN     "requestId" UUID;

-- CreateTable
CREATE TABLE "ListCalendar" (
    "listId" UUID NOT NULL,
    "opensMonth" INTEGER NOT NULL DEFAULT 0,
    "opensDay" INTEGER NOT NULL DEFAULT 1,
    "dueMonth" INTEGER NOT NULL DEFAULT 2,
    "dueDay" INTEGER NOT NULL DEFAULT 25,
    "dueMinute" INTEGER NOT NULL DEFAULT 1080,
    "locksDay" INTEGER NOT NULL DEFAULT 11,
    "isAutomatic" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ListCalendar_pkey" PRIMARY KEY ("listId")
);

-- CreateTable
CREATE TABLE "HolidayYear" (
    "year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "HolidayYear_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "Holiday" (
    "day" DATE NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" "HolidayKind" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "ExtensionRequest" (
    "id" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "askedById" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "wishedUntil" TIMESTAMPTZ(3) NOT NULL,
    "state" "ExtensionRequestState" NOT NULL DEFAULT 'ASKED',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExtensionRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Holiday_year_idx" ON "Holiday"("year");

-- CreateIndex
CREATE INDEX "ExtensionRequest_periodId_unitId_idx" ON "ExtensionRequest"("periodId", "unitId");

-- CreateIndex
CREATE INDEX "ExtensionRequest_unitId_idx" ON "ExtensionRequest"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Extension_requestId_key" ON "Extension"("requestId");

-- AddForeignKey
ALTER TABLE "ListCalendar" ADD CONSTRAINT "ListCalendar_listId_fkey" FOREIGN KEY ("listId") REFERENCES "TaskList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Holiday" ADD CONSTRAINT "Holiday_year_fkey" FOREIGN KEY ("year") REFERENCES "HolidayYear"("year") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ExtensionRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExtensionRequest" ADD CONSTRAINT "ExtensionRequest_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "Period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExtensionRequest" ADD CONSTRAINT "ExtensionRequest_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "ListCalendar" ADD CONSTRAINT calendar_opening CHECK ("opensMonth" BETWEEN 0 AND 3 AND "opensDay" BETWEEN 1 AND 31);
ALTER TABLE "ListCalendar" ADD CONSTRAINT calendar_due CHECK ("dueMonth" BETWEEN 2 AND 3 AND "dueDay" BETWEEN 1 AND 31 AND "dueMinute" BETWEEN 0 AND 1439);
ALTER TABLE "ListCalendar" ADD CONSTRAINT calendar_lock CHECK ("locksDay" BETWEEN 1 AND 90);
ALTER TABLE "Holiday" ADD CONSTRAINT holiday_year CHECK ("year" = extract(year FROM "day"));
ALTER TABLE "Holiday" ADD CONSTRAINT holiday_workday_on_weekend CHECK ("kind" <> 'WORKDAY' OR extract(isodow FROM "day") IN (6, 7));

-- One open request for each unit and period.
CREATE UNIQUE INDEX "ExtensionRequest_open_key" ON "ExtensionRequest"("periodId", "unitId") WHERE "state" = 'ASKED';
ALTER TABLE "ExtensionRequest" ADD CONSTRAINT request_decided CHECK (("state" = 'ASKED') = ("decidedById" IS NULL) AND ("state" = 'ASKED') = ("decidedAt" IS NULL));
ALTER TABLE "ExtensionRequest" ADD CONSTRAINT request_reason CHECK ("reason" <> '' AND ("state" <> 'REFUSED' OR "note" <> ''));

-- 国务院办公厅关于2025年、2026年部分节假日安排的通知. Facts, so every installation has them; seeds/holidays.json holds the same.
INSERT INTO "HolidayYear" ("year") VALUES (2025), (2026);
INSERT INTO "Holiday" ("day", "year", "kind", "name") VALUES
  ('2025-01-01', 2025, 'HOLIDAY', '元旦'),
  ('2025-01-26', 2025, 'WORKDAY', '春节'),
  ('2025-01-28', 2025, 'HOLIDAY', '春节'),
  ('2025-01-29', 2025, 'HOLIDAY', '春节'),
  ('2025-01-30', 2025, 'HOLIDAY', '春节'),
  ('2025-01-31', 2025, 'HOLIDAY', '春节'),
  ('2025-02-01', 2025, 'HOLIDAY', '春节'),
  ('2025-02-02', 2025, 'HOLIDAY', '春节'),
  ('2025-02-03', 2025, 'HOLIDAY', '春节'),
  ('2025-02-04', 2025, 'HOLIDAY', '春节'),
  ('2025-02-08', 2025, 'WORKDAY', '春节'),
  ('2025-04-04', 2025, 'HOLIDAY', '清明节'),
  ('2025-04-05', 2025, 'HOLIDAY', '清明节'),
  ('2025-04-06', 2025, 'HOLIDAY', '清明节'),
  ('2025-04-27', 2025, 'WORKDAY', '劳动节'),
  ('2025-05-01', 2025, 'HOLIDAY', '劳动节'),
  ('2025-05-02', 2025, 'HOLIDAY', '劳动节'),
  ('2025-05-03', 2025, 'HOLIDAY', '劳动节'),
  ('2025-05-04', 2025, 'HOLIDAY', '劳动节'),
  ('2025-05-05', 2025, 'HOLIDAY', '劳动节'),
  ('2025-05-31', 2025, 'HOLIDAY', '端午节'),
  ('2025-06-01', 2025, 'HOLIDAY', '端午节'),
  ('2025-06-02', 2025, 'HOLIDAY', '端午节'),
  ('2025-09-28', 2025, 'WORKDAY', '国庆节、中秋节'),
  ('2025-10-01', 2025, 'HOLIDAY', '国庆节、中秋节'),
  ('2025-10-02', 2025, 'HOLIDAY', '国庆节、中秋节'),
  ('2025-10-03', 2025, 'HOLIDAY', '国庆节、中秋节'),
  ('2025-10-04', 2025, 'HOLIDAY', '国庆节、中秋节'),
  ('2025-10-05', 2025, 'HOLIDAY', '国庆节、中秋节'),
  ('2025-10-06', 2025, 'HOLIDAY', '国庆节、中秋节'),
  ('2025-10-07', 2025, 'HOLIDAY', '国庆节、中秋节'),
  ('2025-10-08', 2025, 'HOLIDAY', '国庆节、中秋节'),
  ('2025-10-11', 2025, 'WORKDAY', '国庆节、中秋节'),
  ('2026-01-01', 2026, 'HOLIDAY', '元旦'),
  ('2026-01-02', 2026, 'HOLIDAY', '元旦'),
  ('2026-01-03', 2026, 'HOLIDAY', '元旦'),
  ('2026-01-04', 2026, 'WORKDAY', '元旦'),
  ('2026-02-14', 2026, 'WORKDAY', '春节'),
  ('2026-02-15', 2026, 'HOLIDAY', '春节'),
  ('2026-02-16', 2026, 'HOLIDAY', '春节'),
  ('2026-02-17', 2026, 'HOLIDAY', '春节'),
  ('2026-02-18', 2026, 'HOLIDAY', '春节'),
  ('2026-02-19', 2026, 'HOLIDAY', '春节'),
  ('2026-02-20', 2026, 'HOLIDAY', '春节'),
  ('2026-02-21', 2026, 'HOLIDAY', '春节'),
  ('2026-02-22', 2026, 'HOLIDAY', '春节'),
  ('2026-02-23', 2026, 'HOLIDAY', '春节'),
  ('2026-02-28', 2026, 'WORKDAY', '春节'),
  ('2026-04-04', 2026, 'HOLIDAY', '清明节'),
  ('2026-04-05', 2026, 'HOLIDAY', '清明节'),
  ('2026-04-06', 2026, 'HOLIDAY', '清明节'),
  ('2026-05-01', 2026, 'HOLIDAY', '劳动节'),
  ('2026-05-02', 2026, 'HOLIDAY', '劳动节'),
  ('2026-05-03', 2026, 'HOLIDAY', '劳动节'),
  ('2026-05-04', 2026, 'HOLIDAY', '劳动节'),
  ('2026-05-05', 2026, 'HOLIDAY', '劳动节'),
  ('2026-05-09', 2026, 'WORKDAY', '劳动节'),
  ('2026-06-19', 2026, 'HOLIDAY', '端午节'),
  ('2026-06-20', 2026, 'HOLIDAY', '端午节'),
  ('2026-06-21', 2026, 'HOLIDAY', '端午节'),
  ('2026-09-20', 2026, 'WORKDAY', '国庆节'),
  ('2026-09-25', 2026, 'HOLIDAY', '中秋节'),
  ('2026-09-26', 2026, 'HOLIDAY', '中秋节'),
  ('2026-09-27', 2026, 'HOLIDAY', '中秋节'),
  ('2026-10-01', 2026, 'HOLIDAY', '国庆节'),
  ('2026-10-02', 2026, 'HOLIDAY', '国庆节'),
  ('2026-10-03', 2026, 'HOLIDAY', '国庆节'),
  ('2026-10-04', 2026, 'HOLIDAY', '国庆节'),
  ('2026-10-05', 2026, 'HOLIDAY', '国庆节'),
  ('2026-10-06', 2026, 'HOLIDAY', '国庆节'),
  ('2026-10-07', 2026, 'HOLIDAY', '国庆节'),
  ('2026-10-10', 2026, 'WORKDAY', '国庆节');
