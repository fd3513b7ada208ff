import type { TaskPublication } from "@/lib/publicity/queries";
import { publicityPath, publicityQuery } from "@/lib/publicity/schema";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PublicationItem } from "./publication-items";

/** What the units published for one task. `path` is the task's. */
export function TaskPublicity({ rows, path, taskNo }: { rows: readonly TaskPublication[]; path: string; taskNo: number }) {
  const slug = path.split("/")[2] ?? "";
  return (
    <Card id="publicity" title={`宣传（${rows.length}）`} isFlush actions={rows.length > 0 ? <Link href={publicityPath(slug) + publicityQuery({ task: taskNo })} className="inline-link">全部宣传报道</Link> : null}>
      {rows.length > 0 ? <ul className="divide-y divide-line">{rows.map((row) => <PublicationItem key={row.id} slug={slug} row={row} />)}</ul> : (
        <EmptyState title="还没有宣传报道">牵头和配合单位的填报员可以在“宣传”中登记。</EmptyState>
      )}
    </Card>
  );
}
