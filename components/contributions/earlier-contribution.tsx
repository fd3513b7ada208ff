import type { EarlierContribution as Earlier } from "@/lib/contributions/queries";
import { EarlierWords } from "@/components/reports/earlier-words";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

/** What the unit gave the last time, beside the form. */
export function EarlierContribution({ earlier, canCopy }: { earlier: Earlier | null; canCopy: boolean }) {
  return (
    <Card title={earlier ? `上次反馈（${earlier.periodLabel}）` : "上次反馈"} id="earlier" className="lg:sticky lg:top-[calc(var(--shell-top)+12px)] print:hidden">
      {earlier ? (
        <>
          <EarlierWords field="content" label="配合情况" from="上次" words={earlier.content} canCopy={canCopy} />
          {earlier.problems ? <EarlierWords field="problems" label="存在问题和建议" from="上次" words={earlier.problems} canCopy={canCopy} /> : null}
        </>
      ) : <EmptyState title="此前没有反馈过" />}
    </Card>
  );
}
