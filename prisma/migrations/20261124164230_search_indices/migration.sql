-- Written by hand: what lib/search looks through in the tables that grow, by trigrams. The expressions are those of
-- lib/search/queries-texts.ts, to the letter: the planner knows an index by its expression. An administrator may have put
-- the extension into a schema of its own, so the operator class is named with its schema.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

DO $$
DECLARE
  ops text := (SELECT quote_ident(n.nspname) || '.gin_trgm_ops' FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm');
BEGIN
  EXECUTE format($sql$CREATE INDEX report_revision_words ON "ReportRevision" USING gin
    (("progress" || E'\n' || "problems" || E'\n' || "coordination" || E'\n' || "upward" || E'\n' || "nextSteps") %s)$sql$, ops);
  EXECUTE format($sql$CREATE INDEX contribution_revision_words ON "ContributionRevision" USING gin (("content" || E'\n' || "problems") %s)$sql$, ops);
  EXECUTE format($sql$CREATE INDEX comment_words ON "Comment" USING gin ("body" %s) WHERE "deletedAt" IS NULL$sql$, ops);
END
$$;
