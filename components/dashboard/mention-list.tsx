import type { UnreadMention } from "@/lib/comments/queries";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";

/** Where the unit was mentioned and this account has not looked since; nothing when there is none. */
export function MentionList({ mentions }: { mentions: UnreadMention[] }) {
  if (mentions.length === 0) return null;
  return (
    <Card id="todo-mentions" title={`被提到（${mentions.length}）`} isFlush>
      <ul className="divide-y divide-line">
        {mentions.map((mention) => (
          <li key={`${mention.listSlug}/${mention.taskNo}/${mention.createdAt.toISOString()}`} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-2.5">
            <span className="w-8 shrink-0 pt-0.5 text-right font-semibold">{mention.taskNo}</span>
            <div className="min-w-0 flex-1 basis-60">
              <p className="line-clamp-2">{mention.excerpt}</p>
              <p className="mt-0.5 text-sm text-muted">{[mention.unitName, mention.authorName].filter(Boolean).join(" ")}　<Time at={mention.createdAt} /></p>
            </div>
            <ButtonLink href={`/lists/${mention.listSlug}/tasks/${mention.taskNo}?tab=discussion`} size="sm" className="max-md:ml-12" aria-label={`查看第 ${mention.taskNo} 项任务的讨论`}>查看</ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
