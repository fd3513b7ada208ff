import { fixYearAction } from "@/lib/appraisals/actions";
import type { AppraisalDesk } from "@/lib/appraisals/queries";
import { appraisalsPath } from "@/lib/appraisals/schema";
import { ButtonLink } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FilterChips } from "@/components/ui/filter-chips";

/** The year's file, and for a supervisor the step that fixes it, or why it cannot be taken yet. */
export function YearActions({ desk: { list, year, fixed, fixing }, requestId }: { desk: AppraisalDesk; requestId: string }) {
  return (
    <>
      <ButtonLink isPlain href={`${appraisalsPath(list.slug)}/xlsx?year=${year}`}>导出 Excel</ButtonLink>
      {fixing === null ? (
        <ConfirmDialog trigger="确定年度结果" triggerVariant="primary" title={`确定${year}年度考核结果`} confirmLabel="确定" action={fixYearAction} fields={{ list: list.slug, year, requestId }}
          description="得分、权重和所依据的记录将一并留存，以后不能再改，也不再受理异议。各单位会收到通知。" />
      ) : null}
      {fixing && !fixed ? <p className="text-sm text-muted">{fixing}</p> : null}
    </>
  );
}

/** Which year is shown; nothing where there is only one. */
export function YearSwitch({ years, year, hrefFor }: { years: readonly number[]; year: number; hrefFor: (year: number) => string }) {
  if (years.length < 2) return null;
  return <FilterChips label="年度" groups={[{ label: "年度", chips: years.map((one) => ({ label: `${one}年`, href: hrefFor(one), isCurrent: one === year })) }]} />;
}
