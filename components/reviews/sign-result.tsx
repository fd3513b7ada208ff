import { NoticeBar } from "@/components/ui/notice-bar";

/** One of the things that were chosen; `refusal` is null where it was signed. */
export type SignedItem = { label: string; refusal: string | null };

/** What became of each. */
export function SignResult({ signed }: { signed: readonly SignedItem[] }) {
  if (signed.length === 0) return null;
  const refused = signed.filter(({ refusal }) => refusal !== null).length;
  const done = signed.length - refused;
  const title = refused === 0 ? `已审签 ${done} 件` : `已审签 ${done} 件，${refused} 件未能审签`;
  return (
    <NoticeBar tone={refused === 0 ? "success" : "warning"} title={title}>
      <ul className="space-y-0.5">
        {signed.map(({ label, refusal }) => <li key={label}>{`${label}：${refusal ?? "已送出"}`}</li>)}
      </ul>
    </NoticeBar>
  );
}
