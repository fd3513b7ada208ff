import { PlainPage } from "@/components/shell/plain-page";
import { ButtonLink } from "@/components/ui/button";

/** Nobody is signed in, or the session has ended. */
export default function Unauthorized() {
  return (
    <PlainPage overline="401" title="请先登录">
      <p>您尚未登录，或登录已过期。登录后可继续办理。</p>
      <p className="mt-4"><ButtonLink variant="primary" href="/sign-in">去登录</ButtonLink></p>
    </PlainPage>
  );
}
