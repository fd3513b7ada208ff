import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon, type IconName } from "./icon";

export type ChipTone = "quiet" | "neutral" | "info" | "success" | "warning" | "alert" | "alert-solid";

const TONES: Record<ChipTone, string> = {
  quiet: "border-line text-muted",
  neutral: "border-line-strong text-ink",
  info: "border-transparent bg-info-soft text-info",
  success: "border-transparent bg-success-soft text-success",
  warning: "border-warning bg-warning-soft text-warning font-medium",
  alert: "border-alert bg-alert-soft text-alert font-medium",
  // Printers leave grounds out, and white words with them.
  "alert-solid": "border-brand bg-brand text-white font-medium print:bg-transparent print:text-ink",
};

/** A word in a frame: a state, never an action. */
export function Chip({
  tone = "neutral",
  icon,
  title,
  children,
}: {
  tone?: ChipTone;
  icon?: IconName;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={classNames("inline-flex items-center gap-1 rounded-sm border px-1.5 text-xs leading-5 whitespace-nowrap", TONES[tone])}
    >
      {icon ? <Icon name={icon} className="size-3" /> : null}
      {children}
    </span>
  );
}
