import type { Asked } from "@/lib/contributions/queries";
import { formatMonthDay } from "@/components/ui/time";

/** @returns 希望 11月28日前反馈; nothing where no day was named */
export function wishWords(wishedOn: Date | null): string {
  return wishedOn ? `希望 ${formatMonthDay(wishedOn)}前反馈` : "";
}

/** That, when and for what the lead has asked; whether it was answered stands beside it. */
export function AskedLine({ asked }: { asked: Asked }) {
  const more = [asked.note, wishWords(asked.wishedOn)].filter(Boolean).join("；");
  return (
    <p className="text-sm break-words whitespace-pre-line text-muted">
      {`${asked.isToday ? "今天" : formatMonthDay(asked.at)}已请反馈（${asked.byName}）${more ? `：${more}` : ""}`}
    </p>
  );
}
