-- CreateTable
CREATE TABLE "AuditSeal" (
    "no" BIGINT NOT NULL,
    "auditEventId" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("no")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "no" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AuditSeal_auditEventId_key" ON "AuditSeal"("auditEventId");

-- CreateIndex
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");

-- One field, so that no two different rows have the same text: its length in bytes before it, and a mark of its own for NULL.
CREATE FUNCTION audit_part(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN value IS NULL THEN '-' ELSE concat(octet_length(value), ':', value) END
$$;

-- The hash of one link. Computed a second time, in another language, by prisma/audit-chain.ts.
CREATE FUNCTION audit_hash(previous text, no bigint, e "AuditEvent") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(concat(
    audit_part(previous), audit_part(no::text), audit_part(e."id"::text),
    audit_part(to_char(e."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
    audit_part(e."actorId"::text), audit_part(e."actorName"), audit_part(e."actorUnitId"::text), audit_part(e."address"),
    audit_part(e."event"), audit_part(e."taskId"::text), audit_part(e."periodId"::text), audit_part(e."unitId"::text),
    audit_part(e."subjectId"::text), audit_part(e."reason"), audit_part(e."detail"::text), audit_part(e."requestId"::text)
  ), 'UTF8')), 'hex')
$$;

-- At commit: the lock on the head is short, no other lock is waited for under it, and the order is that of the commits. The first
-- event's turn seals all of its transaction (what others have committed is sealed, what they have not is not seen): one change of
-- the head, however many events there are.
CREATE FUNCTION seal_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  e "AuditEvent";
  last "AuditHead";
BEGIN
  IF EXISTS (SELECT FROM "AuditSeal" WHERE "auditEventId" = NEW."id") THEN RETURN NULL; END IF;
  SELECT * INTO STRICT last FROM "AuditHead" WHERE "id" = 1 FOR UPDATE;
  FOR e IN SELECT * FROM "AuditEvent" f WHERE f."id" >= NEW."id" AND NOT EXISTS (SELECT FROM "AuditSeal" s WHERE s."auditEventId" = f."id") ORDER BY f."id" LOOP
    last."no" := last."no" + 1;
    last."hash" := audit_hash(last."hash", last."no", e);
    INSERT INTO "AuditSeal" ("no", "auditEventId", "hash") VALUES (last."no", e."id", last."hash");
  END LOOP;
  UPDATE "AuditHead" SET "no" = last."no", "hash" = last."hash" WHERE "id" = 1;
  RETURN NULL;
END
$$;

-- What happened before this migration is sealed now, in the order of its numbers. Writers wait meanwhile.
LOCK TABLE "AuditEvent" IN SHARE ROW EXCLUSIVE MODE;
DO $$
DECLARE
  e "AuditEvent";
  last_no bigint := 0;
  last_hash text := '';
BEGIN
  FOR e IN SELECT * FROM "AuditEvent" ORDER BY "id" LOOP
    last_hash := audit_hash(last_hash, last_no + 1, e);
    last_no := last_no + 1;
    INSERT INTO "AuditSeal" ("no", "auditEventId", "hash") VALUES (last_no, e."id", last_hash);
  END LOOP;
  INSERT INTO "AuditHead" ("id", "no", "hash") VALUES (1, last_no, last_hash);
END
$$;

CREATE CONSTRAINT TRIGGER seal_audit_event AFTER INSERT ON "AuditEvent" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_audit_event();

-- Nothing that the application runs changes what is written. Links and head are written by the trigger above alone: within it
-- the depth is two. Whoever owns the tables can take the triggers off; what he then does, the chain tells.
CREATE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME <> 'AuditEvent' AND TG_OP <> 'DELETE' AND TG_OP <> 'TRUNCATE' AND pg_trigger_depth() > 1 THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the audit is never changed' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER keep_audit BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION keep_audit();
CREATE TRIGGER keep_audit BEFORE INSERT OR UPDATE OR DELETE ON "AuditSeal" FOR EACH ROW EXECUTE FUNCTION keep_audit();
CREATE TRIGGER keep_audit BEFORE INSERT OR UPDATE OR DELETE ON "AuditHead" FOR EACH ROW EXECUTE FUNCTION keep_audit();
CREATE TRIGGER keep_audit_whole BEFORE TRUNCATE ON "AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION keep_audit();
CREATE TRIGGER keep_audit_whole BEFORE TRUNCATE ON "AuditSeal" FOR EACH STATEMENT EXECUTE FUNCTION keep_audit();
CREATE TRIGGER keep_audit_whole BEFORE TRUNCATE ON "AuditHead" FOR EACH STATEMENT EXECUTE FUNCTION keep_audit();
