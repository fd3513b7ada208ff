import { NoticeBar } from "@/components/ui/notice-bar";

/** Recovery codes, here and nowhere else; without them (the request was carried out before) the message alone. */
export function CodesOnce({ message, codes }: { message: string | undefined; codes: string | number | undefined }) {
  return (
    <NoticeBar tone="success" title={message}>
      {codes === undefined ? null : (
        <>
          <ol className="my-2 grid w-fit grid-cols-2 gap-x-8 gap-y-1 font-mono text-lg">
            {String(codes).split(" ").map((code) => <li key={code} className="select-all">{code}</li>)}
          </ol>
          <p>手机不在身边时，用一个备用码代替验证码登录。每个只能用一次。</p>
        </>
      )}
    </NoticeBar>
  );
}
