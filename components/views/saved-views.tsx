import type { ListViews } from "@/lib/views/queries";
import { viewQuery, withLook, VIEW_NAME_MAX, VIEWS_MAX, type ListLook } from "@/lib/views/schema";
import type { BoardFilters } from "@/lib/dashboard/schema";
import { deleteViewAction } from "@/lib/views/actions";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/details";
import { FilterChips } from "@/components/ui/filter-chips";
import { NoticeBar } from "@/components/ui/notice-bar";
import { newRequestId } from "@/components/ui/request-id";
import { CopyAddress } from "./copy-address";
import { LookSwitch } from "./look-switch";
import { RenameView, SaveView } from "./view-forms-lazy";

type Props = { path: string; listSlug: string; periodKey: string; views: ListViews; filters: BoardFilters; look: ListLook };

/** The viewer's own sets of filters above the list, what can be done with them, and how the list is shown. */
export function SavedViews({ path, listSlug, periodKey, views, filters, look }: Props) {
  const { own, shown, isMissing, total } = views;
  const query = viewQuery(filters);
  const isSaved = own.some((view) => view.query === query);
  const chips = own.map((view) => ({
    label: view.name, isCurrent: shown ? shown.id === view.id : view.query === query,
    href: withLook(`${path}?period=${periodKey}&view=${view.id}`, look),
  }));
  return (
    <div className="print:hidden">
      {isMissing ? <div className="mb-3"><NoticeBar tone="warning">该常用视图不存在或已删除，现显示未经筛选的清单。</NoticeBar></div> : null}
      {shown && !shown.isOwn ? <div className="mb-3"><NoticeBar>{`现按他人分享的常用视图“${shown.name}”筛选，所列内容以本账号权限为准。`}</NoticeBar></div> : null}
      <div className="flex flex-wrap items-start gap-x-6">
        {chips.length > 0 ? <FilterChips label="常用视图" groups={[{ label: "常用视图", chips }]} /> : null}
        {query !== "" && !isSaved ? (
          <Disclosure summary="保存为常用视图" className="mb-3">
            {total < VIEWS_MAX
              ? <SaveView list={listSlug} query={query} requestId={newRequestId()} maxLength={VIEW_NAME_MAX} />
              : <p className="text-muted">{`常用视图最多 ${VIEWS_MAX} 个，请先删去不用的。`}</p>}
          </Disclosure>
        ) : null}
        {own.length > 0 ? (
          <Disclosure summary={`管理常用视图（${own.length}）`} className="mb-3">
            <ul className="w-[min(36rem,calc(100vw-2rem))] divide-y divide-line rounded-lg border border-line bg-surface">
              {own.map(({ id, name }) => (
                <li key={id} className="space-y-2 px-4 py-2.5">
                  <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                    <p className="font-medium">{name}</p>
                    <ConfirmDialog trigger="删除" triggerSize="sm" title={`删除常用视图“${name}”`} description="删除后，已分享的地址不再带有筛选条件。"
                      confirmLabel="删除" confirmVariant="danger" action={deleteViewAction} fields={{ id, requestId: newRequestId() }} />
                  </div>
                  <CopyAddress id={id} name={name} path={`${path}?view=${id}`} />
                  <Disclosure summary="改名"><RenameView key={name} id={id} name={name} requestId={newRequestId()} maxLength={VIEW_NAME_MAX} /></Disclosure>
                </li>
              ))}
            </ul>
          </Disclosure>
        ) : null}
        <LookSwitch look={look} href={(to) => withLook(`${path}?period=${periodKey}${shown ? `&view=${shown.id}` : query && `&${query}`}`, to)} />
      </div>
    </div>
  );
}
