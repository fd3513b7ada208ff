import { discardDraftAction, draftAgainAction, issueBulletinAction, reissueBulletinAction } from "@/lib/bulletins/actions";
import type { BulletinView } from "@/lib/bulletins/queries";
import { bulletinPath, REASON_MAX } from "@/lib/bulletins/schema";
import { ButtonLink } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

export type StepIds = { issue: string; discard: string; again: string };

const EVERYBODY = "印发后各单位均可查阅和下载，内容和数据不再变动。";

/** What a supervisor can do with the version that is shown. */
export function BulletinSteps({ view, requestIds }: { view: BulletinView; requestIds: StepIds }) {
  const { id, list, shown, state, versions, version } = view;
  const known = { bulletin: id, slug: list.slug, version };
  if (shown.no !== "draft") {
    if (state === "REISSUING") return <ButtonLink href={bulletinPath(list.slug, id, "draft")}>查看新版草稿</ButtonLink>;
    return (
      <ConfirmDialog trigger="起草新版" title="起草新版" confirmLabel="起草" action={draftAgainAction} fields={{ ...known, requestId: requestIds.again }}
        description="按最新数据重新生成一份草稿，印发时须说明原因。新版印发前，现行版本继续有效。" />
    );
  }
  const isFirst = versions.length === 0;
  const everybody = shown.countedBefore ? `统计时填报期尚未截止，通报所列未报送、未反馈单位可能在截止前补齐。${EVERYBODY}` : EVERYBODY;
  return (
    <>
      <ButtonLink href={`${bulletinPath(list.slug, id)}/edit`}>修改</ButtonLink>
      <ConfirmDialog trigger="放弃草稿" triggerVariant="danger" confirmVariant="danger" title="放弃草稿" confirmLabel="放弃" action={discardDraftAction} fields={{ ...known, requestId: requestIds.discard }}
        description={isFirst ? "草稿及其修改将被删除，不能恢复。" : "新版草稿及其修改将被删除，不能恢复；已印发的版本不受影响。"} />
      {isFirst ? (
        <ConfirmDialog trigger="印发" triggerVariant="primary" title="印发通报" confirmLabel="印发" action={issueBulletinAction} fields={{ ...known, requestId: requestIds.issue }} description={`${everybody}文号按年度顺序自动编定。`} />
      ) : (
        <ConfirmDialog trigger="重新印发" triggerVariant="primary" title={`重新印发：第 ${versions.length + 1} 版`} confirmLabel="重新印发" action={reissueBulletinAction} fields={{ ...known, requestId: requestIds.issue }}
          description={`${everybody}文号不变，原版本保留并注明已被替代。`} reason={{ name: "reason", label: "重新印发的原因", maxLength: REASON_MAX }} />
      )}
    </>
  );
}
