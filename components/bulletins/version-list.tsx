import { Link } from "@/components/ui/link";
import type { BulletinView } from "@/lib/bulletins/queries";
import { bulletinFileHref, bulletinPath } from "@/lib/bulletins/schema";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";

/** Every version that was issued, newest first, each to be read and downloaded. */
export function VersionList({ view: { id, list, versions, shown } }: { view: BulletinView }) {
  const [last] = versions;
  return (
    <Card id="versions" title="印发版本" isFlush className="print:hidden">
      <ul className="divide-y divide-line">
        {versions.map(({ no, issuedAt, issuedByName, reason }) => (
          <li key={no} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5">
            <Link href={bulletinPath(list.slug, id, no)} aria-current={shown.no === no ? "page" : undefined} className="inline-link aria-[current]:font-semibold">{`第 ${no} 版`}</Link>
            <span className="text-muted"><Time at={issuedAt} />{`　${issuedByName}印发`}</span>
            {last && no < last.no ? <span className="text-muted">{`已被第 ${last.no} 版替代`}</span> : null}
            {reason ? <span className="min-w-0 basis-full sm:basis-auto">{`原因：${reason}`}</span> : null}
            <a href={bulletinFileHref(id, no)} className="inline-link ml-auto">{`下载第 ${no} 版`}</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
