import type { OwnAccess } from "@/lib/accounts/queries-access";
import { NoticeBar } from "@/components/ui/notice-bar";
import { formatDate } from "@/components/ui/time";

const SOON_MS = 7 * 86_400_000;

/** Why the password has to be changed now, or when it will have to be. */
export function PasswordState({ access: { isFirstPassword, passwordChangedAt, passwordEndsAt }, now = new Date() }: { access: OwnAccess; now?: Date }) {
  if (isFirstPassword) return <NoticeBar tone="warning" title="请先修改初始密码">修改后才能使用其他页面。</NoticeBar>;
  if (passwordEndsAt === null) return <p className="mb-4 text-muted">上次修改：{formatDate(passwordChangedAt)}</p>;
  if (passwordEndsAt <= now) return <NoticeBar tone="warning" title="密码已到期，请先修改">修改后才能使用其他页面。</NoticeBar>;
  if (passwordEndsAt.getTime() - now.getTime() < SOON_MS) return <NoticeBar tone="warning">{`密码将于 ${formatDate(passwordEndsAt)} 到期，请提前修改。`}</NoticeBar>;
  return <p className="mb-4 text-muted">上次修改：{formatDate(passwordChangedAt)}，{formatDate(passwordEndsAt)} 到期</p>;
}
