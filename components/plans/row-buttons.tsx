"use client";
import { Button } from "@/components/ui/button";

type Props<Row> = { rows: readonly Row[]; at: number; name: string; onChange: (rows: Row[]) => void };

/** Moves a row of a form up or down, or takes it out. */
export function RowButtons<Row>({ rows, at, name, onChange }: Props<Row>) {
  const move = (by: number) => {
    const moved = [...rows];
    const [row] = moved.splice(at, 1);
    if (row !== undefined) moved.splice(at + by, 0, row);
    onChange(moved);
  };
  return (
    <div className="flex flex-wrap gap-1">
      <Button size="sm" aria-label={`上移${name}`} aria-disabled={at === 0 || undefined} onClick={() => at > 0 && move(-1)}>上移</Button>
      <Button size="sm" aria-label={`下移${name}`} aria-disabled={at === rows.length - 1 || undefined} onClick={() => at < rows.length - 1 && move(1)}>下移</Button>
      <Button size="sm" variant="danger" aria-label={`删除${name}`} onClick={() => onChange(rows.filter((_row, other) => other !== at))}>删除</Button>
    </div>
  );
}
