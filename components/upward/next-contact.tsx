import { Chip } from "@/components/ui/chip";
import { formatDate } from "@/components/ui/time";

/** When the department above is to be talked to next; marked where that day is over. */
export function NextContact({ on, isOverdue }: { on: Date | null; isOverdue: boolean }) {
  if (on === null) return <span className="text-muted">—</span>;
  return <span className="whitespace-nowrap">{formatDate(on)}{isOverdue ? <> <Chip tone="alert" icon="clock">已过</Chip></> : null}</span>;
}
