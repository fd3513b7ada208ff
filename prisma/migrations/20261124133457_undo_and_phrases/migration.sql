-- AlterTable
ALTER TABLE "Review" ADD COLUMN     "reportVersion" INTEGER,
ADD COLUMN     "undoneAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ReviewPhrase" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ReviewPhrase_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReviewPhrase_accountId_position_idx" ON "ReviewPhrase"("accountId", "position");

-- AddForeignKey
ALTER TABLE "ReviewPhrase" ADD CONSTRAINT "ReviewPhrase_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what a row must always be.
-- Only an acceptance or a return is taken back; an accepted report is reopened with a reason instead.
ALTER TABLE "Review" ADD CONSTRAINT review_undo CHECK ("undoneAt" IS NULL OR "decision" <> 'REOPENED');
ALTER TABLE "ReviewPhrase" ADD CONSTRAINT review_phrase_text CHECK (char_length("text") BETWEEN 1 AND 200);
