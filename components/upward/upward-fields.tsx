import { UPWARD_LEVEL_LABELS } from "@/lib/labels-carrying";
import { DEMAND_MAX, DEPARTMENT_MAX, LEVELS, NOTE_MAX } from "@/lib/upward/rules";
import type { FormSoFar } from "@/components/ui/action-form";
import { RadioGroupField } from "@/components/ui/choice-fields";
import { TextField } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/text-area-field";

type Facts = { level: string; department: string; demand: string; basis: string };

/** Whom is asked, and for what. */
export function UpwardFields({ form: { field, typed }, facts }: { form: FormSoFar; facts?: Partial<Facts> }) {
  return (
    <>
      <RadioGroupField {...field("level")} label="层级" isRequired choices={LEVELS.map((value) => ({ value, label: UPWARD_LEVEL_LABELS[value] }))} defaultValue={typed?.level ?? facts?.level} />
      <TextField {...field("department")} label="上级部门" isRequired maxLength={DEPARTMENT_MAX} hint="如省人力资源和社会保障厅。" className="max-w-96" defaultValue={typed?.department ?? facts?.department} />
      <TextAreaField {...field("demand")} label="争取事项" isRequired rows={4} maxLength={DEMAND_MAX} hint="争取的政策、资金、试点、项目等。" defaultValue={typed?.demand ?? facts?.demand} />
      <TextAreaField {...field("basis")} label="依据" rows={2} maxLength={NOTE_MAX} hint="上级文件、政策条款等，没有可不填。" defaultValue={typed?.basis ?? facts?.basis} />
    </>
  );
}
