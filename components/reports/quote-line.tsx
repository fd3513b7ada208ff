import { Link } from "@/components/ui/link";
import { Fragment } from "react";
import { QUOTE_STATE_LABELS } from "@/lib/labels";
import type { QuoteView } from "@/lib/reports/queries-quotes";
import { formatMonthDay } from "@/components/ui/time";

/** 沭阳县（11月20日反馈，其后有修改） */
export function quoteText({ unitName, submittedAt, state }: QuoteView): string {
  return `${unitName}（${[`${formatMonthDay(submittedAt)}反馈`, QUOTE_STATE_LABELS[state]].filter(Boolean).join("，")}）`;
}

/** The same, with what became of it standing out. */
export function QuoteWords({ quote }: { quote: QuoteView }) {
  if (quote.state === "CURRENT") return <span>{quoteText(quote)}</span>;
  return <span>{`${quote.unitName}（${formatMonthDay(quote.submittedAt)}反馈，`}<span className="font-medium text-warning">{QUOTE_STATE_LABELS[quote.state]}</span>）</span>;
}

/** Whose words a report carries, each a link to them as they were quoted; what was withdrawn cannot be read any more. */
export function QuoteLine({ quotes, taskPath, periodKey }: { quotes: readonly QuoteView[]; taskPath: string; periodKey: string }) {
  return (
    <span>
      {quotes.map((quote, at) => (
        <Fragment key={quote.unitId}>
          {at > 0 ? "、" : null}
          {quote.state === "WITHDRAWN" ? (
            <QuoteWords quote={quote} />
          ) : (
            <Link href={`${taskPath}/contributions/${quote.unitId}?period=${periodKey}&revision=${quote.revisionNo}`} className="inline-link">
              <QuoteWords quote={quote} />
            </Link>
          )}
        </Fragment>
      ))}
    </span>
  );
}
