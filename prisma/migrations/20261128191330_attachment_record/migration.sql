-- CreateIndex
CREATE INDEX CONCURRENTLY "Attachment_recordId_idx" ON "Attachment"("recordId");
