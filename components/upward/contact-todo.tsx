import type { UpwardRow } from "@/lib/upward/queries";
import { upwardPath } from "@/lib/upward/rules";
import { Card } from "@/components/ui/card";
import { UpwardItems } from "./upward-items";

/** The unit's requests whose next contact is due; nothing where none is. */
export function ContactTodo({ rows }: { rows: readonly UpwardRow[] }) {
  if (rows.length === 0) return null;
  return <Card id="todo-contacts" title={`对上争取待对接（${rows.length}）`}><UpwardItems rows={rows} hrefOf={(row) => upwardPath(row.listSlug, row.id)} /></Card>;
}
