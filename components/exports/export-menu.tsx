"use client";
import type { MouseEvent } from "react";
import { formatBytes } from "@/lib/attachments/rules-size";
import { Button, buttonClass } from "@/components/ui/button";
import { DetailsMenu } from "@/components/ui/details-menu";
import { Icon } from "@/components/ui/icon";
import { useDownload, type DownloadState } from "./use-download";

const FORMATS = [
  { format: "xlsx", label: "Excel 台账", hint: "总表、汇总、各牵头单位、未报送、宣传，A3 横向可直接打印" },
  { format: "csv", label: "CSV 数据", hint: "每项任务一行，供其他系统读取" },
] as const;

type Props = { slug: string; /** The list's own query: period, basis and filters go along. */ query: string };

/** The list as a file. Without script the links download by themselves; with it the making is told of and can be broken off. */
export function ExportMenu({ slug, query }: Props) {
  const { state, start, dismiss } = useDownload();

  function onClick(event: MouseEvent<HTMLAnchorElement>, label: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // The menu closes over the link, which would lose the focus.
    event.currentTarget.closest("details")?.querySelector("summary")?.focus();
    void start(label, event.currentTarget.href);
  }

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 md:flex-row-reverse">
      <DetailsMenu
        triggerClassName={buttonClass("secondary")}
        panelClassName="w-72 max-md:right-auto max-md:left-0"
        trigger={<><Icon name="download" />导出台账<Icon name="chevron-down" className="size-3.5" /></>}
      >
        <ul>
          {FORMATS.map(({ format, label, hint }) => (
            <li key={format}>
              <a href={`/lists/${slug}/ledger/${format}${query}`} download onClick={(event) => onClick(event, label)} className="block rounded-md px-3 py-2 hover:bg-sunken">
                <span className="block font-medium">{label}</span>
                <span className="block text-sm text-muted">{hint}</span>
              </a>
            </li>
          ))}
        </ul>
      </DetailsMenu>
      <Status state={state} onDismiss={dismiss} />
    </div>
  );
}

function makingText({ label, progress: { tasks, bytes } }: Extract<DownloadState, { step: "making" }>): string {
  if (tasks === null) return `正在生成${label}……`;
  return bytes === 0 ? `正在生成${label}，共 ${tasks} 项任务……` : `正在下载${label}，共 ${tasks} 项任务，已收到 ${formatBytes(bytes)}……`;
}

/** Always there, so that a screen reader hears what comes into it. */
function Status({ state, onDismiss }: { state: DownloadState; onDismiss: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <p role="status" className="text-muted">
        {state.step === "making" ? makingText(state) : null}
        {state.step === "done" ? `已导出 ${state.name}（${formatBytes(state.bytes)}）` : null}
      </p>
      {state.step === "failed" ? <p role="alert" className="flex items-center gap-1 text-alert"><Icon name="warning" />{state.message}</p> : null}
      {state.step === "making" ? <Button size="sm" onClick={onDismiss}>取消</Button> : null}
      {state.step === "failed" ? <><Button size="sm" onClick={state.again}>重试</Button><Button size="sm" variant="quiet" onClick={onDismiss}>关闭</Button></> : null}
    </div>
  );
}
