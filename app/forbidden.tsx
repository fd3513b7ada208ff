import { PlainPage } from "@/components/shell/plain-page";
import { ButtonLink } from "@/components/ui/button";

/** What the viewer may see but not do. */
export default function Forbidden() {
  return (
    <PlainPage overline="403" title="无权操作">
      <p>您的账号没有办理此事的权限。确需办理的，请联系本单位负责人或平台管理员。</p>
      <p className="mt-4"><ButtonLink variant="primary" href="/">返回我的待办</ButtonLink></p>
    </PlainPage>
  );
}
