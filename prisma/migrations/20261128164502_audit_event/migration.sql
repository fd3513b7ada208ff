-- CreateIndex
CREATE INDEX CONCURRENTLY "AuditEvent_event_idx" ON "AuditEvent"("event");
