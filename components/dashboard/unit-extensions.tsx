import { Link } from "@/components/ui/link";
import type { OpenExtension, RequestRow } from "@/lib/periods/queries-requests";
import { Card } from "@/components/ui/card";
import { formatDateTime } from "@/components/ui/time";

type Props = { extensions: readonly OpenExtension[]; requests: readonly RequestRow[]; /** Where who keeps the periods decides on requests. */ decideHref: string | null };

/** By which extensions a unit may still file, and what it has asked for; nothing at all where there is neither. */
export function UnitExtensions({ extensions, requests, decideHref }: Props) {
  if (extensions.length + requests.length === 0) return null;
  return (
    <Card title="延期" id="extensions" actions={decideHref && requests.length > 0 ? <Link href={decideHref} className="inline-link text-sm">办理延期申请</Link> : null}>
      <ul className="space-y-1.5">
        {extensions.map((row) => (
          <li key={row.id}>
            <span className="mr-3 font-medium">{`${row.periodLabel}，已准予延期至 ${formatDateTime(row.until)}`}</span>
            <span className="text-muted">{row.reason}</span>
          </li>
        ))}
        {requests.map((row) => (
          <li key={row.id}>
            <span className="mr-3 font-medium">{`${row.periodLabel}，申请延期至 ${formatDateTime(row.wishedUntil)}，待办理`}</span>
            <span className="text-muted">{row.reason}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
