"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useShortcuts, useShortcutSetting } from "./use-shortcuts";

const ALL_KEYS = [
  ["j", "下一份"], ["k", "上一份"], ["1–5", "选督查评价"], ["a", "转到“采纳”，回车采纳"], ["r", "填写退回原因"], ["p", "打开常用语，再按数字插入"],
  ["Ctrl + 回车", "提交正在填写的决定"], ["u", "撤销刚作出的决定"], ["?", "显示本说明"],
] as const;
const IN_SIGHT = [["j", "下一份"], ["k", "上一份"], ["1–5", "评价"], ["a", "采纳"], ["r", "退回"]] as const;

export function Key({ children }: { children: string }) {
  return <kbd className="rounded-sm border border-line-strong bg-surface px-1.5 font-mono whitespace-nowrap text-ink">{children}</kbd>;
}

/** Which keys there are; j and k go through the queue. They can be turned off (WCAG 2.1.4). */
export function ReviewKeys({ previousPath, nextPath }: { previousPath: string | null; nextPath: string | null }) {
  const router = useRouter();
  const [isEnabled, setEnabled] = useShortcutSetting();
  const help = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    // The queue scrolls by itself and would otherwise start from its top with every report.
    const current = document.querySelector<HTMLElement>("[data-queue] [aria-current]");
    const queue = current?.closest<HTMLElement>("[data-queue]");
    if (current && queue) queue.scrollTop = current.offsetTop - queue.offsetTop - queue.clientHeight / 3;
  }, []);

  const go = (path: string | null) => {
    if (path) router.push(path);
  };
  useShortcuts({ j: () => go(nextPath), k: () => go(previousPath), "?": () => help.current?.showModal() });

  return (
    <div role="group" aria-label="快捷键" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted max-lg:hidden">
      {IN_SIGHT.map(([key, what]) => <span key={key}><Key>{key}</Key> {what}</span>)}
      <Button size="sm" variant="quiet" onClick={() => help.current?.showModal()}>全部快捷键</Button>
      <label className="flex cursor-pointer items-center gap-1.5">
        <input type="checkbox" className="size-4" checked={isEnabled} onChange={(event) => setEnabled(event.target.checked)} />启用快捷键
      </label>
      <dialog ref={help} aria-labelledby="keys-title" className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-lg border border-line-strong bg-surface p-5 text-base text-ink shadow-lg backdrop:bg-scrim">
        <h2 id="keys-title" className="text-lg">审核快捷键</h2>
        <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          {ALL_KEYS.map(([key, what]) => (
            <div key={key} className="col-span-2 grid grid-cols-subgrid">
              <dt><Key>{key}</Key></dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-sm text-muted">在文本框中输入时，除 Ctrl + 回车外不起作用。</p>
        <form method="dialog" className="mt-4 text-right"><Button type="submit" autoFocus>关闭</Button></form>
      </dialog>
    </div>
  );
}
