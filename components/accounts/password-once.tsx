import type { ReactNode } from "react";
import { NoticeBar } from "@/components/ui/notice-bar";

type Props = { message: string | undefined; username: string; password: string | undefined; children?: ReactNode };

/** A new password, here and nowhere else; without one (the request was carried out before) the message alone. */
export function PasswordOnce({ message, username, password, children }: Props) {
  return (
    <NoticeBar tone="success" title={message}>
      {password ? (
        <>
          <dl className="my-2 grid w-fit grid-cols-[auto_auto] items-baseline gap-x-4 gap-y-1">
            <dt className="text-muted">用户名</dt>
            <dd className="font-mono text-lg select-all">{username}</dd>
            <dt className="text-muted">初始密码</dt>
            <dd className="font-mono text-lg font-semibold select-all">{password}</dd>
          </dl>
          <p>请当面或电话告知本人，不要发到工作群。离开本页后不再显示，未记下的须重置。</p>
        </>
      ) : null}
      {children}
    </NoticeBar>
  );
}
