import type { ReactNode } from "react";
import type { Block, BulletinContent, TableBlock, TextBlock } from "@/lib/bulletins/schema-content";
import { classNames } from "@/components/ui/class-names";

/** A bulletin as a sheet of A4 on the screen: the same blocks as in the Word file, and nothing but it on paper. */
export function BulletinPaper({ content, number, isDraft, replacedBy }: { content: BulletinContent; number: string; isDraft: boolean; /** The version that took this one's place. */ replacedBy: number | null }) {
  const { blocks, issuer, isDemo } = content;
  const body = blocks.filter((block) => block.kind !== "table" || !block.isAttachment);
  const attachments = blocks.filter((block): block is TableBlock => block.kind === "table" && block.isAttachment);
  return (
    <article data-paper={isDraft ? "draft" : "issued"} aria-labelledby="paper-title"
      className="print-paper mx-auto max-w-[210mm] rounded-lg border border-line bg-surface px-4 py-8 font-notice text-lg leading-8 sm:px-[12%] sm:py-16 print:max-w-none print:border-0 print:p-0">
      {isDraft ? <p className="text-center font-semibold">草稿，未印发</p> : null}
      {replacedBy === null ? null : <p className="text-center font-semibold">{`已被第 ${replacedBy} 版替代`}</p>}
      <p className="text-center text-2xl font-semibold tracking-widest text-alert max-sm:text-xl max-sm:tracking-normal">{issuer}</p>
      <p className="mt-6 border-b-2 border-alert pb-2 text-center">{number}</p>
      {body.map((block, at) => <BlockView key={at} block={block} isDemo={isDemo} />)}
      {attachments.map((table) => (
        <section key={table.key} aria-label="附件" className="mt-16 print:mt-0 print:break-before-page">
          <p className="font-semibold">附件</p>
          <h2 className="my-4 text-center text-xl">{table.caption}</h2>
          <PaperTable table={table} />
        </section>
      ))}
    </article>
  );
}

function BlockView({ block, isDemo }: { block: Block; isDemo: boolean }) {
  if (block.kind === "heading") {
    return block.level === 1 ? <h2 className="mt-4 indent-[2em] font-semibold">{block.text}</h2> : <h3 className="mt-2 indent-[2em] font-medium">{block.text}</h3>;
  }
  if (block.kind === "table") return <PaperTable table={block} />;
  return <Words block={block} isDemo={isDemo} />;
}

function lines(text: string, className: string): ReactNode {
  return text.split("\n").map((line, at) => <p key={at} className={className}>{line}</p>);
}

function Words({ block: { role, text }, isDemo }: { block: TextBlock; isDemo: boolean }) {
  switch (role) {
    case "title":
      return (
        <>
          <h1 id="paper-title" className="mt-10 text-center text-2xl leading-10 text-balance max-sm:mt-6 max-sm:text-xl max-sm:leading-8 whitespace-pre-line">{text}</h1>
          {isDemo ? <p className="mt-1 text-center">（演示数据）</p> : null}
        </>
      );
    case "recipients": return <div className="mt-8">{lines(text, "")}</div>;
    case "body": return lines(text, "indent-[2em]");
    case "attachment": return <div className="mt-8">{lines(text, "indent-[2em]")}</div>;
    case "signature": return <div className="mt-12 break-inside-avoid break-after-avoid text-right sm:pr-[2em]">{lines(text, "")}</div>;
    case "date": return <div className="break-inside-avoid text-right sm:pr-[4em]">{lines(text, "")}</div>;
  }
}

const CELL = "border border-ink px-1.5 py-1 align-middle";

function PaperTable({ table: { caption, columns, rows, isAttachment, key } }: { table: TableBlock; key?: string }) {
  const label = caption || `${rows[0]?.[0] ?? ""} 至 ${rows.at(-1)?.[0] ?? ""} 项任务`;
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div role="region" aria-label={`表格：${label}`} tabIndex={0} className="relative my-3 overflow-x-auto print:overflow-visible" data-table={key}>
      <table className={classNames("w-full border-collapse text-sm leading-6 print:min-w-0", columns.length > 5 ? "min-w-[34rem]" : "min-w-[26rem]")}>
        <caption className={caption && !isAttachment ? "mb-1 text-center text-lg font-semibold" : "sr-only"}>{label}</caption>
        <colgroup>{columns.map(({ title, width }) => <col key={title} style={{ width: `${(width / total) * 100}%` }} />)}</colgroup>
        <thead>
          <tr>{columns.map(({ title }) => <th key={title} scope="col" className={`${CELL} text-center font-semibold`}>{title}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr key={at}>{columns.map(({ title, align }, place) => <td key={title} className={classNames(CELL, align === "center" && "text-center")}>{cells[place]}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
