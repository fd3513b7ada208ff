import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type ChipTone = "quiet" | "neutral" | "info" | "success" | "warning" | "alert" | "alert-solid";

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
    <span title={title} className={`chip chip-${tone}`}>
      {icon ? <Icon name={icon} className="size-3" /> : null}
      {children}
    </span>
  );
}
