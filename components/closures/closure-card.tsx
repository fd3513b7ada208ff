import type { TaskClosure } from "@/lib/closures/queries";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { ClosureStateChip } from "./closure-state-chip";
import { closureFacts } from "./closure-view";

/** 销号 on the task's page: where it stands, and the way to it. */
export function ClosureCard({ closure, path }: { closure: TaskClosure; path: string }) {
  const { current, reopened, rights } = closure;
  const shown = current ?? reopened[0] ?? null;
  const mayAct = rights.write || rights.sign || rights.decide || rights.lookBack;
  const label = current === null && rights.write ? "申请销号" : mayAct ? "办理销号" : "查看销号";
  return (
    <Card title="销号" id="carrying-closure" actions={shown || rights.write ? <ButtonLink href={`${path}/closure`} size="sm" variant={mayAct && current ? "primary" : "secondary"}>{label}</ButtonLink> : null}>
      {shown ? (
        <div className="space-y-2">
          <ClosureStateChip state={shown.state} />
          <DefinitionList items={closureFacts(shown)} />
        </div>
      ) : <p className="text-muted">尚未申请销号。任务完成后由牵头单位申请，督查员核查后销号，不再填报。</p>}
    </Card>
  );
}
