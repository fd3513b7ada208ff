-- CreateIndex
CREATE INDEX CONCURRENTLY "AuditEvent_subjectId_id_idx" ON "AuditEvent"("subjectId", "id");
