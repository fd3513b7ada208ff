import type { PlanView } from "@/lib/plans/queries";
import { planPath } from "@/lib/plans/schema";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { NoticeBar } from "@/components/ui/notice-bar";

/** What is shown, where it is not the version in force; or why there is nothing to show. */
export function PlanNotice({ view: { list, task, shown, inForceNo, rights, own } }: { view: PlanView }) {
  if (!shown) {
    const mayBegin = rights.write ? "请制定工作目标、具体措施和量化指标，送审签后报市人社局审定。" : own ? "牵头单位正在拟定；可在下方填写本单位承担的措施。" : "牵头单位报送后，可在这里查看。";
    return <Card><EmptyState title="还没有工作方案">{mayBegin}</EmptyState></Card>;
  }
  if (shown.no === inForceNo) return null;
  const current = inForceNo === null ? null : <Link href={planPath(list.slug, task.no, inForceNo)} className="underline underline-offset-3">{`查看现行第 ${inForceNo} 版`}</Link>;
  return <NoticeBar action={current}>{shown.no === "working" ? "下面是修改稿，尚未审定。" : `下面是第 ${shown.no} 版，不是现行方案。`}</NoticeBar>;
}
