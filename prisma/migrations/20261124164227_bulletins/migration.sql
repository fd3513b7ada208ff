-- CreateEnum
CREATE TYPE "BulletinState" AS ENUM ('DRAFT', 'ISSUED');

-- CreateTable
CREATE TABLE "Bulletin" (
    "id" UUID NOT NULL,
    "listId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "state" "BulletinState" NOT NULL DEFAULT 'DRAFT',
    "year" INTEGER,
    "number" INTEGER,
    "lastVersionNo" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "draft" JSONB,
    "draftFigures" JSONB,
    "draftedAt" TIMESTAMPTZ(3),
    "savedById" UUID,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Bulletin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulletinVersion" (
    "bulletinId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "figures" JSONB NOT NULL,
    "docx" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "issuedById" UUID NOT NULL,
    "issuedByName" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "BulletinVersion_pkey" PRIMARY KEY ("bulletinId","no")
);

-- CreateIndex
CREATE UNIQUE INDEX "Bulletin_periodId_key" ON "Bulletin"("periodId");

-- CreateIndex
CREATE UNIQUE INDEX "Bulletin_listId_year_number_key" ON "Bulletin"("listId", "year", "number");

-- AddForeignKey
ALTER TABLE "Bulletin" ADD CONSTRAINT "Bulletin_listId_fkey" FOREIGN KEY ("listId") REFERENCES "TaskList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bulletin" ADD CONSTRAINT "Bulletin_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "Period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulletinVersion" ADD CONSTRAINT "BulletinVersion_bulletinId_fkey" FOREIGN KEY ("bulletinId") REFERENCES "Bulletin"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Bulletin" ADD CONSTRAINT bulletin_number CHECK (
  ("state" = 'ISSUED') = ("number" IS NOT NULL) AND ("number" IS NULL) = ("year" IS NULL) AND ("number" IS NULL) = ("lastVersionNo" = 0) AND "number" > 0
);
ALTER TABLE "Bulletin" ADD CONSTRAINT bulletin_draft CHECK (
  ("state" = 'ISSUED' OR "draft" IS NOT NULL) AND ("draft" IS NULL) = ("draftFigures" IS NULL) AND ("draft" IS NULL) = ("draftedAt" IS NULL)
);

-- What was issued stands, whatever the application does.
CREATE FUNCTION keep_issued_bulletin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an issued bulletin is never changed';
END
$$;
CREATE TRIGGER keep_issued_bulletin BEFORE UPDATE OR DELETE ON "BulletinVersion" FOR EACH ROW EXECUTE FUNCTION keep_issued_bulletin();
