import type { Asked } from "@/lib/contributions/queries";
import { formatMonthDay } from "@/components/ui/time";

/** @returns 希望 11月28日前反馈; nothing where no day was named */
export function wishWords(wishedOn: Date | null): string {
  return wishedOn ? `希望 ${formatMonthDay(wishedOn)}前反馈` : "";
}

/** @returns the note and the wish as one sentence; nothing where neither was given */
export function requestWords(note: string, wishedOn: Date | null): string {
  const wish = wishWords(wishedOn);
  return wish ? [note.replace(/[。；;，,]+$/, ""), wish].filter(Boolean).join("；") : note;
}

/** That, when and for what the lead has asked; whether it was answered stands beside it. */
export function AskedLine({ asked }: { asked: Asked }) {
  const more = requestWords(asked.note, asked.wishedOn);
  return (
    <p className="text-sm break-words whitespace-pre-line text-muted">
      {`${asked.isToday ? "今天" : formatMonthDay(asked.at)}已请反馈（${asked.byName}）${more ? `：${more}` : ""}`}
    </p>
  );
}
