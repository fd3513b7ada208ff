-- CreateTable
CREATE TABLE "DataVersion" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "no" BIGINT NOT NULL,

    CONSTRAINT "DataVersion_pkey" PRIMARY KEY ("id")
);

INSERT INTO "DataVersion" ("id", "no") VALUES (1, 0);

-- Once for each transaction, at its commit: the order of the numbers is that of the commits. The audit's head is locked before
-- it here as in seal_audit_event, so that no two transactions wait for each other.
CREATE FUNCTION raise_data_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('duban.version_raised', true) = 'yes' THEN RETURN NULL; END IF;
  PERFORM FROM "AuditHead" WHERE "id" = 1 FOR UPDATE;
  UPDATE "DataVersion" SET "no" = "no" + 1 WHERE "id" = 1;
  PERFORM set_config('duban.version_raised', 'yes', true);
  RETURN NULL;
END
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'Installation', 'Unit', 'UnitAlias', 'UnitGroup', 'GroupMembership', 'Account', 'TaskList', 'ListCalendar', 'HolidayYear', 'Holiday',
    'Chapter', 'Section', 'Task', 'TaskSupport', 'Period', 'Extension', 'ExtensionRequest', 'Report', 'ReportRevision', 'Review', 'ReviewPhrase',
    'SavedView', 'Contribution', 'ContributionRevision', 'ContributionRequest', 'Comment', 'CommentMention', 'Attachment', 'Bulletin', 'BulletinVersion'
  ] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER raise_data_version AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_data_version()', name);
  END LOOP;
END
$$;

-- What happened to a task, or in a period, is shown with it; that somebody signed in is not.
CREATE CONSTRAINT TRIGGER raise_data_version AFTER INSERT ON "AuditEvent" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."taskId" IS NOT NULL OR NEW."periodId" IS NOT NULL) EXECUTE FUNCTION raise_data_version();
