import type { ReportState } from "@/lib/labels";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

type Props = { list: string; task: number; period: string; state: ReportState };

/** The way to the unit's own copy on paper, which says of itself that it is a draft until it is filed. */
export function PrintReport({ list, task, period, state }: Props) {
  return (
    <ButtonLink size="sm" href={`/lists/${list}/tasks/${task}/report/print?period=${period}&copy=own`}>
      <Icon name="printer" />{state === "SUBMITTED" || state === "ACCEPTED" ? "打印报告" : "打印草稿"}
    </ButtonLink>
  );
}
