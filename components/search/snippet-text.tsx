import type { Passage, SnippetPart } from "@/lib/search/rules";
import { fieldLabel } from "@/components/tasks/filing-fields";

/** A part of a text with the words that were looked for marked: by ground, weight and line, not by colour alone. */
export function SnippetText({ parts }: { parts: readonly SnippetPart[] }) {
  // The parts of a text have no identity but their place in it.
  return parts.map((part, place) =>
    part.isMatch ? (
      <mark key={place} className="bg-warning-soft font-semibold text-ink underline decoration-warning underline-offset-3">{part.text}</mark>
    ) : part.text,
  );
}

const NAMES: Record<string, string> = { lead: "牵头单位", support: "配合单位", shortName: "简称", officialName: "全称", aliases: "别名", title: "标题", outlet: "媒体或平台", goal: "工作目标", measures: "具体措施", department: "上级部门", demand: "争取事项" };

/** Passages of a filing, a task's labels or a unit's names, each under its field's name; a discussion's has none. */
export function Passages({ passages, isNamed = true }: { passages: readonly Passage[]; isNamed?: boolean }) {
  return passages.map(({ field, parts }) => (
    <p key={field} className="mt-0.5">
      {isNamed ? <span className="text-muted">{NAMES[field] ?? fieldLabel(field)}：</span> : null}
      <SnippetText parts={parts} />
    </p>
  ));
}
