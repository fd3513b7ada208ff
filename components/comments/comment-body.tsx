import { splitAtMentions } from "@/lib/comments/parse";

/** What was written: plain text with its line breaks, the units it reminded set apart. */
export function CommentBody({ body, mentions }: { body: string; mentions: readonly string[] }) {
  return (
    <p className="break-words whitespace-pre-wrap">
      {splitAtMentions(body, mentions).map(({ text, isMention }, place) =>
        isMention ? <strong key={place} className="rounded-sm bg-info-soft px-0.5 font-medium text-info">{text}</strong> : text,
      )}
    </p>
  );
}
