import { Link } from "@/components/ui/link";
import type { BulletinView } from "@/lib/bulletins/queries";
import { bulletinPath } from "@/lib/bulletins/schema";
import { NoticeBar } from "@/components/ui/notice-bar";
import { formatDateTime } from "@/components/ui/time";

/** What one has before him: a draft and who reads it, an earlier version, or the one that stands. */
export function BulletinNotice({ view: { id, list, shown, versions, content, canManage } }: { view: BulletinView }) {
  const counted = `数据截至 ${formatDateTime(content.countedAt)}`;
  const [last] = versions;
  if (shown.no === "draft") {
    return (
      <div className="mb-4">
        <NoticeBar tone="warning" title="草稿，仅督查员可见">
          {`${counted}；${shown.savedByName}保存于 ${formatDateTime(shown.savedAt)}；手工修改的段落 ${shown.edited} 处。印发后各单位均可查阅。`}
          {shown.countedBefore ? <p>{`统计时填报期尚未截止（截止 ${formatDateTime(shown.countedBefore)}），未报送、未反馈的情况还会变动。`}</p> : null}
        </NoticeBar>
      </div>
    );
  }
  if (last && shown.no < last.no) {
    return (
      <div className="mb-4">
        <NoticeBar tone="warning" title={`第 ${shown.no} 版，已被第 ${last.no} 版替代`} action={<Link href={bulletinPath(list.slug, id)} className="inline-link">查看现行版本</Link>}>
          {last.reason ? `重新印发的原因：${last.reason}` : null}
        </NoticeBar>
      </div>
    );
  }
  return <p className="mb-4 text-sm text-muted">{`第 ${shown.no} 版　${formatDateTime(shown.issued.issuedAt)} ${shown.issued.issuedByName}印发　${counted}${canManage ? "　印发后不再随数据变动" : ""}`}</p>;
}
