import type { UpwardRow } from "@/lib/upward/queries";
import { newUpwardPath, upwardPath } from "@/lib/upward/rules";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { UpwardItems } from "./upward-items";

type Props = { rows: readonly UpwardRow[]; slug: string; no: number; canAdd: boolean };

/** 对上争取 on the task's page: its requests with where they stand. */
export function UpwardCard({ rows, slug, no, canAdd }: Props) {
  return (
    <Card title={`对上争取（${rows.length}）`} id="carrying-upward" actions={canAdd ? <ButtonLink href={newUpwardPath(slug, no)} size="sm">新增事项</ButtonLink> : null}>
      {rows.length === 0 ? <p className="text-muted">没有列入台账的对上争取事项。</p> : <UpwardItems rows={rows} hrefOf={(row) => upwardPath(slug, row.id)} />}
    </Card>
  );
}
