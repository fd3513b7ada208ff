import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import type { ContributionHit, CommentHit, ReportHit } from "@/lib/search/queries-filed";
import type { OrderHit } from "@/lib/search/queries-orders";
import type { PlanHit } from "@/lib/search/queries-plans";
import type { PublicationHit } from "@/lib/search/queries-publicity";
import type { UpwardHit } from "@/lib/search/queries-upward";
import { MEDIUM_LABELS } from "@/lib/labels-carrying";
import type { TaskHit, UnitHit } from "@/lib/search/queries";
import { ColourMark } from "@/components/orders/colour-mark";
import { ContributionStateChip } from "@/components/tasks/contribution-state-chip";
import { ReportStateChip } from "@/components/tasks/report-state-chip";
import { Chip } from "@/components/ui/chip";
import { Time } from "@/components/ui/time";
import { UpwardStageChip } from "@/components/upward/upward-stage-chip";
import { Passages, SnippetText } from "./snippet-text";

type ItemProps = { href: string; title: ReactNode; aside?: ReactNode; children: ReactNode };

/** One result: a link to its very place, what tells it from others, and the words around the match. */
function Item({ href, title, aside, children }: ItemProps) {
  return (
    <li className="px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-medium"><Link href={href} className="inline-flex min-h-6 items-center text-link underline-offset-3 hover:underline">{title}</Link></h3>
        {aside}
      </div>
      {children}
    </li>
  );
}

export function TaskItem({ hit }: { hit: TaskHit }) {
  return (
    <Item href={hit.href} title={`第 ${hit.taskNo} 项任务`} aside={<span className="text-sm text-muted">{`牵头单位：${hit.leadLabel}`}</span>}>
      <p className="mt-0.5 font-notice"><SnippetText parts={hit.content} /></p>
      <div className="text-sm"><Passages passages={hit.labels} /></div>
    </Item>
  );
}

const filingTitle = (hit: ReportHit | ContributionHit) => `第 ${hit.taskNo} 项　${hit.periodLabel}　${hit.unitName}`;

/** A unit's own working copy says so: nobody else is shown it. */
function OwnCopy() {
  return <span className="text-sm text-muted">本单位未报送稿</span>;
}

export function ReportItem({ hit }: { hit: ReportHit }) {
  return (
    <Item href={hit.href} title={filingTitle(hit)} aside={<><ReportStateChip state={hit.state} />{hit.isDraft ? <OwnCopy /> : null}</>}>
      <Passages passages={hit.passages} />
    </Item>
  );
}

export function ContributionItem({ hit }: { hit: ContributionHit }) {
  return (
    <Item href={hit.href} title={filingTitle(hit)} aside={<><ContributionStateChip state={hit.state} />{hit.isDraft ? <OwnCopy /> : null}</>}>
      <Passages passages={hit.passages} />
    </Item>
  );
}

export function CommentItem({ hit }: { hit: CommentHit }) {
  const author = [hit.unitName, hit.authorName].filter(Boolean).join("　");
  return (
    <Item href={hit.href} title={`第 ${hit.taskNo} 项　${author}`} aside={<span className="text-sm text-muted"><Time at={hit.createdAt} /></span>}>
      <Passages passages={hit.passages} isNamed={false} />
    </Item>
  );
}

export function PlanItem({ hit }: { hit: PlanHit }) {
  return (
    <Item href={hit.href} title={`第 ${hit.taskNo} 项　${hit.unitName}`} aside={<span className="text-sm text-muted"><Time at={hit.approvedAt} format="date" />审定</span>}>
      <Passages passages={hit.passages} />
    </Item>
  );
}

export function OrderItem({ hit }: { hit: OrderHit }) {
  return (
    <Item href={hit.href} title={`${hit.title}　第 ${hit.taskNo} 项　${hit.unitName}`} aside={<>{hit.colour ? <ColourMark colour={hit.colour} /> : null}<span className="text-sm text-muted"><Time at={hit.at} format="date" /></span></>}>
      <Passages passages={hit.passages} isNamed={false} />
    </Item>
  );
}

export function UpwardItem({ hit }: { hit: UpwardHit }) {
  return (
    <Item href={hit.href} title={`第 ${hit.taskNo} 项　${hit.unitName}`} aside={<UpwardStageChip stage={hit.stage} />}>
      <Passages passages={hit.passages} />
    </Item>
  );
}

export function PublicationItem({ hit }: { hit: PublicationHit }) {
  return (
    <Item href={hit.href} title={hit.title} aside={<span className="text-sm text-muted">{`${hit.unitName}　${MEDIUM_LABELS[hit.medium]}　${hit.publishedOn}`}</span>}>
      <Passages passages={hit.passages} />
    </Item>
  );
}

export function UnitItem({ hit }: { hit: UnitHit }) {
  return (
    <Item href={hit.href} title={hit.shortName} aside={hit.isActive ? null : <Chip tone="quiet">停用</Chip>}>
      <Passages passages={hit.names} />
    </Item>
  );
}
