import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon, type IconName } from "./icon";

export type NoticeTone = "info" | "success" | "warning" | "error";

const TONES: Record<NoticeTone, { look: string; icon: IconName }> = {
  info: { look: "bg-info-soft text-info", icon: "info" },
  success: { look: "bg-success-soft text-success", icon: "check" },
  warning: { look: "bg-warning-soft text-warning", icon: "warning" },
  error: { look: "bg-alert-soft text-alert", icon: "warning" },
};

/** One message about the page or about what was just done; an error interrupts, the rest waits its turn. */
export function NoticeBar({
  tone = "info",
  title,
  action,
  children,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const { look, icon } = TONES[tone];
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={classNames("flex flex-wrap items-start justify-between gap-x-4 gap-y-2 rounded-md px-4 py-2.5", look)}
    >
      <div className="flex min-w-0 flex-1 gap-2">
        <Icon name={icon} className="mt-0.5 size-[18px]" />
        <div className="min-w-0 flex-1">
          {title ? <p className="font-medium">{title}</p> : null}
          {children ? <div className={title ? "text-ink" : undefined}>{children}</div> : null}
        </div>
      </div>
      {action}
    </div>
  );
}
