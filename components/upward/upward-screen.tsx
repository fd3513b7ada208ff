import { UPWARD_LEVEL_LABELS } from "@/lib/labels-carrying";
import type { UpwardItem } from "@/lib/upward/queries";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Disclosure } from "@/components/ui/details";
import { Link } from "@/components/ui/link";
import { newRequestId } from "@/components/ui/request-id";
import { formatDate } from "@/components/ui/time";
import { NextContact } from "./next-contact";
import { ContactForm, StageForm } from "./stage-form";
import { StageTrail } from "./stage-trail";
import { EditUpwardForm } from "./upward-form";
import { UpwardStageChip } from "./upward-stage-chip";

/** One request: what is asked of whom, its stages, and for its unit the forms. */
export function UpwardScreen({ item }: { item: UpwardItem }) {
  const { id, version, list, taskNo, unitName, level, department, demand, basis, stage, nextContactOn, contactNote, isOverdue, originKey, originLabel, canChange } = item;
  const taskPath = `/lists/${list.slug}/tasks/${taskNo}`;
  const known = () => ({ item: id, version, requestId: newRequestId() });
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <div className="min-w-0 space-y-4">
        <Card title="争取事项" id="upward-facts" actions={<UpwardStageChip stage={stage} />}>
          <DefinitionList items={[
            { term: "任务", description: <Link href={`${taskPath}?tab=carrying`} className="inline-link">{`第 ${taskNo} 项任务`}</Link> },
            { term: "单位", description: unitName },
            { term: "上级部门", description: `${department}（${UPWARD_LEVEL_LABELS[level]}级）` },
            { term: "争取事项", description: demand },
            { term: "依据", description: basis || "无" },
            ...(originKey && originLabel ? [{ term: "来源", description: <Link href={`${taskPath}?period=${originKey}`} className="inline-link">{`${originLabel}进展报告`}</Link> }] : []),
          ]} />
          {canChange ? <Disclosure summary="修改事项" className="mt-3 print:hidden"><EditUpwardForm {...known()} facts={{ level, department, demand, basis }} /></Disclosure> : null}
        </Card>
        <Card title="阶段记录" id="upward-stages"><StageTrail stages={item.stages} files={item.files} /></Card>
        {canChange ? <Card title="记录进展" id="upward-record" className="print:hidden"><StageForm {...known()} list={list.slug} no={taskNo} today={formatDate(new Date())} /></Card> : null}
      </div>
      <Card title="下次对接" id="upward-contact">
        <p className="mb-3"><NextContact on={nextContactOn} isOverdue={isOverdue} />{contactNote ? <span className="block whitespace-pre-line">{contactNote}</span> : null}</p>
        {item.canNoteContact ? <ContactForm {...known()} nextContactOn={nextContactOn ? formatDate(nextContactOn) : ""} contactNote={contactNote} /> : null}
      </Card>
    </div>
  );
}
