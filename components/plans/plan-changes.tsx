import type { PlanView } from "@/lib/plans/queries";
import type { PlanChange } from "@/lib/plans/rules-diff";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";

const WORDS: Record<PlanChange["kind"], string> = { ADDED: "新增", REMOVED: "删除", CHANGED: "修改" };

/** What a version changed against the one that was in force before it, with its reason. */
export function PlanChanges({ shown }: { shown: NonNullable<PlanView["shown"]> }) {
  if (shown.changesNo === null) return null;
  return (
    <Card title={`与第 ${shown.changesNo} 版相比`} id="plan-changes">
      {shown.reason ? <p className="mb-2">{`修改原因：${shown.reason}`}</p> : null}
      {shown.changes.length === 0 ? <p className="text-muted">没有修改。</p> : (
        <ul className="space-y-2">
          {shown.changes.map((change, at) => (
            <li key={at}>
              <p className="flex flex-wrap items-center gap-2"><Chip>{WORDS[change.kind]}</Chip><span>{change.what}</span></p>
              {change.before ? <p className="mt-0.5 whitespace-pre-line text-muted"><span className="text-sm">原：</span><del className="decoration-from-font">{change.before}</del></p> : null}
              {change.after ? <p className="mt-0.5 whitespace-pre-line"><span className="text-sm text-muted">现：</span><ins className="no-underline">{change.after}</ins></p> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
