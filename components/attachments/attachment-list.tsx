import type { AttachmentRow } from "@/lib/attachments/schema";
import { FileRow } from "./file-row";

/** Files that can be looked at and downloaded; nothing at all where there are none. */
export function AttachmentList({ files, label = "佐证材料" }: { files: readonly AttachmentRow[]; label?: string }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {files.map((file) => <FileRow key={file.id} file={file} />)}
    </ul>
  );
}

/** The same below a filed text, under its heading. */
export function FiledEvidence({ files }: { files: readonly AttachmentRow[] }) {
  if (files.length === 0) return null;
  return (
    <div className="mt-3">
      <h3 className="font-medium">{`佐证材料（${files.length}）`}</h3>
      <AttachmentList files={files} />
    </div>
  );
}
