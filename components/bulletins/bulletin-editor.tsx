"use client";
import { useEffect, useRef, useState } from "react";
import { saveBulletinAction } from "@/lib/bulletins/actions";
import type { BulletinDraft } from "@/lib/bulletins/queries";
import { isEdited, textBlocks } from "@/lib/bulletins/rules-content";
import { type Block } from "@/lib/bulletins/schema-content";
import { ActionForm, type FormSoFar } from "@/components/ui/action-form";
import { ConfirmSubmit } from "@/components/ui/confirm-submit";
import { NoticeBar } from "@/components/ui/notice-bar";
import { SubmitButton } from "@/components/ui/submit-button";
import { ParagraphField } from "./paragraph-field";

/** The draft as a form: its paragraphs in the order of the paper, headings and tables named between them. */
export function BulletinEditor({ draft, requestId }: { draft: BulletinDraft; requestId: string }) {
  const { id, version, content } = draft;
  const frame = useRef<HTMLDivElement>(null);
  useLeavingQuestion(frame);
  const [said, setSaid] = useState("");
  const edited = textBlocks(content).filter(isEdited);
  return (
    <div ref={frame} onInput={() => setSaid("")}>
      <ActionForm
        action={saveBulletinAction}
        fields={{ bulletin: id, version, requestId }}
        submitLabel="保存"
        // The answer stands in the bar, which is always in sight.
        done={() => <></>}
        onDone={({ message = "" }) => setSaid(message)}
        submit={
          <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-2 border-t border-line bg-surface px-4 py-3 max-md:static">
            <SubmitButton name="intent" value="save" pendingText="正在保存…">保存</SubmitButton>
            <ConfirmSubmit name="intent" value="refresh" variant="secondary" pendingText="正在更新…" title="按最新数据更新" confirmLabel="保存并更新"
              description={
                <>
                  <p>先保存本页的修改，再按最新数据重写数字、表格和未经手工修改的段落。</p>
                  <p className="mt-2">{edited.length > 0 ? `已保存的手工修改均予保留：${edited.map((block) => block.label).join("、")}。` : "目前没有已保存的手工修改。"}</p>
                </>
              }
            >
              按最新数据更新
            </ConfirmSubmit>
            <p role="status" className="text-success">{said}</p>
          </div>
        }
      >
        {(form) => (
          // A refresh writes the paragraphs anew, and so are their fields.
          <div key={content.countedAt} className="space-y-4">
            {edited.length > 0 ? <NoticeBar>{`手工修改的段落 ${edited.length} 处：${edited.map((block) => block.label).join("、")}。更新数据时予以保留，其中的数字请自行核对。`}</NoticeBar> : null}
            {content.blocks.map((block, at) => <BlockField key={at} block={block} form={form} />)}
          </div>
        )}
      </ActionForm>
    </div>
  );
}

function BlockField({ block, form }: { block: Block; form: FormSoFar }) {
  if (block.kind === "heading") return block.level === 1 ? <h2 className="pt-4 text-lg">{block.text}</h2> : <h3 className="pt-2">{block.text}</h3>;
  if (block.kind === "table") return <p className="rounded-md bg-sunken px-3 py-1.5 text-sm text-muted">{`表格：${block.caption || "本节任务"}（${block.rows.length} 行），由数据生成，不能修改`}</p>;
  return <ParagraphField block={block} form={form} />;
}

/** Leaving with words that are not saved asks first, by a link of the page too: it then goes the way the browser asks about. */
function useLeavingQuestion(frame: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const isUnsaved = () => Array.from(frame.current?.querySelectorAll("textarea") ?? []).some((area) => area.value !== area.defaultValue);
    addEventListener("beforeunload", (event) => {
      if (isUnsaved()) event.preventDefault();
    }, { signal });
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (!link || !isUnsaved() || isElsewhere(link, event)) return;
      event.preventDefault();
      event.stopPropagation();
      location.assign(link.href);
    }, { signal, capture: true });
    return () => listening.abort();
  }, [frame]);
}

/** Whether a press on a link leaves this page where it is: a new tab, a download, a place on the page. */
function isElsewhere(link: HTMLAnchorElement, { button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  const isHere = link.hash !== "" && link.pathname === location.pathname && link.search === location.search;
  return isHere || link.target === "_blank" || link.hasAttribute("download") || button !== 0 || ctrlKey || metaKey || shiftKey || altKey;
}
