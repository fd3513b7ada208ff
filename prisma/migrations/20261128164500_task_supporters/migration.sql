-- beside an old instance: it reads the view, whose rows and columns stay the same, and its writes are followed by the triggers.

-- CreateTable
CREATE TABLE "TaskSupporter" (
    "taskId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE NOT NULL,

    CONSTRAINT "TaskSupporter_pkey" PRIMARY KEY ("taskId","unitId","validFrom")
);

-- CreateIndex
CREATE INDEX "TaskSupporter_unitId_idx" ON "TaskSupporter"("unitId");

-- AddForeignKey
ALTER TABLE "TaskSupporter" ADD CONSTRAINT "TaskSupporter_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskSupporter" ADD CONSTRAINT "TaskSupporter_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Which units support which tasks on which days, each day once however many printed labels a unit stands under: what
-- owed_contribution had to find out anew for every statement, with a DISTINCT that no condition of a join passes.
CREATE FUNCTION refresh_task_supporters(tasks uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Of two changes at once the later sees what the earlier wrote.
  LOCK TABLE "TaskSupporter" IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM "TaskSupporter" WHERE tasks IS NULL OR "taskId" = ANY (tasks);
  INSERT INTO "TaskSupporter" ("taskId", "unitId", "validFrom", "validUntil")
    SELECT s."taskId", s."unitId", lower(d), upper(d)
    FROM (
      SELECT su."taskId", su."unitId", range_agg(daterange(su."validFrom", su."validUntil")) AS days
      FROM task_supporting_unit su WHERE tasks IS NULL OR su."taskId" = ANY (tasks) GROUP BY 1, 2
    ) s CROSS JOIN LATERAL unnest(s.days) AS d;
END
$$;

CREATE FUNCTION keep_task_supporters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_task_supporters(CASE TG_TABLE_NAME
    WHEN 'GroupMembership' THEN ARRAY(SELECT DISTINCT "taskId" FROM "TaskSupport" WHERE "groupId" IN ((to_jsonb(OLD)->>'groupId')::uuid, (to_jsonb(NEW)->>'groupId')::uuid))
    WHEN 'TaskSupport' THEN ARRAY[(to_jsonb(OLD)->>'taskId')::uuid, (to_jsonb(NEW)->>'taskId')::uuid]
    ELSE ARRAY[(to_jsonb(NEW)->>'id')::uuid]
  END);
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_task_supporters AFTER INSERT OR UPDATE OR DELETE ON "GroupMembership" FOR EACH ROW EXECUTE FUNCTION keep_task_supporters();
CREATE TRIGGER keep_task_supporters AFTER INSERT OR UPDATE OR DELETE ON "TaskSupport" FOR EACH ROW EXECUTE FUNCTION keep_task_supporters();
CREATE TRIGGER keep_task_supporters AFTER UPDATE OF "leadUnitId" ON "Task" FOR EACH ROW EXECUTE FUNCTION keep_task_supporters();

SELECT refresh_task_supporters(NULL);
CREATE CONSTRAINT TRIGGER raise_data_version AFTER INSERT OR UPDATE OR DELETE ON "TaskSupporter" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_data_version();

CREATE OR REPLACE VIEW owed_contribution AS
  SELECT t."id" AS "taskId", p."id" AS "periodId", s."unitId"
  FROM "Task" t
  JOIN "Period" p ON p."listId" = t."listId"
  JOIN "TaskSupporter" s ON s."taskId" = t."id"
  WHERE s."validFrom" <= shanghai_day(p."dueAt") AND shanghai_day(p."dueAt") < s."validUntil";
