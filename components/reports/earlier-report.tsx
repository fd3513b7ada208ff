import type { FiledReport } from "@/lib/reports/queries";
import { EmptyState } from "@/components/ui/empty-state";
import { EarlierWords } from "./earlier-words";

const TEXTS = [
  { name: "progress", label: "进展情况" },
  { name: "problems", label: "存在问题" },
  { name: "coordination", label: "需协调事项" },
  { name: "upward", label: "对上争取" },
  { name: "nextSteps", label: "下一步打算" },
] as const;

/** The last filed report before this one, field by field. */
export function EarlierReport({ earlier, canQuote }: { earlier: FiledReport | null; canQuote: boolean }) {
  if (!earlier) return <EmptyState title="此前没有报送过报告" />;
  return (
    <>
      <p className="mb-3 text-muted">{`${earlier.periodLabel}，完成比例 ${earlier.completion ?? "—"}%`}</p>
      {TEXTS.filter(({ name }) => earlier[name] !== "").map(({ name, label }) => (
        <EarlierWords key={name} field={name} label={label} from="上季度" words={earlier[name]} canCopy={canQuote} />
      ))}
    </>
  );
}
