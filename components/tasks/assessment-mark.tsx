import type { ReactNode } from "react";
import { ASSESSMENT_LABELS, type Assessment } from "@/lib/labels";

export type AssessmentSource = "claim" | "verdict" | "suggestion";

const SOURCE_WORDS: Record<AssessmentSource, { name: string; none: string }> = {
  claim: { name: "自评", none: "未自评" },
  verdict: { name: "督查评价", none: "未评价" },
  suggestion: { name: "序时建议", none: "不作建议" },
};

const WORD_COLOURS: Record<Assessment, string> = {
  NOT_STARTED: "text-idle",
  BEHIND: "text-behind",
  ON_TRACK: "text-on-track",
  AHEAD: "text-ahead",
  DONE: "text-done",
};

const SHAPE_COLOURS: Record<Assessment, string> = {
  NOT_STARTED: "text-idle-shape",
  BEHIND: "text-behind-shape",
  ON_TRACK: "text-on-track-shape",
  AHEAD: "text-ahead-shape",
  DONE: "text-done-shape",
};

/** Each value has its own outline, so that neither colour nor filling is needed to tell them apart. */
function shapeOf(value: Assessment, isSolid: boolean): ReactNode {
  const fill = isSolid ? "currentColor" : "none";
  switch (value) {
    case "NOT_STARTED":
      // A ring stays a ring: the claim's is broken, the verdict's closed and heavy.
      return isSolid ? <circle cx="8" cy="8" r="5" strokeWidth="3" /> : <circle cx="8" cy="8" r="5.5" strokeDasharray="3.4 2.36" strokeLinecap="butt" />;
    case "BEHIND":
      return <path d="M8 2.2 14.3 13.3H1.7Z" fill={fill} />;
    case "ON_TRACK":
      return <circle cx="8" cy="8" r="5.5" fill={fill} />;
    case "AHEAD":
      return <path d="M8 1.4 14.6 8 8 14.6 1.4 8Z" fill={fill} />;
    case "DONE":
      return (
        <>
          <rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2" fill={fill} />
          <path d="m4.6 8.3 2.5 2.5 4.4-5.3" className={isSolid ? "stroke-surface" : undefined} strokeWidth="1.8" />
        </>
      );
  }
}

/** The shape of an assessment: hollow for the unit's claim, solid for the verdict, dashed for what the plan suggests. Always beside its word. */
export function AssessmentShape({ value, source }: { value: Assessment; source: AssessmentSource }) {
  return (
    <svg viewBox="0 0 16 16" className={`mark-shape ${SHAPE_COLOURS[value]}`} strokeDasharray={source === "suggestion" ? "3 2" : undefined} aria-hidden="true">
      {shapeOf(value, source === "verdict")}
    </svg>
  );
}

type AssessmentMarkProps = {
  value: Assessment | null;
  source: AssessmentSource;
  /** Where a column or a label already says whose it is. */
  isSourceSilent?: boolean;
};

/** An assessment as shape and word; `null` is a dash. Screen readers hear whose it is. */
export function AssessmentMark({ value, source, isSourceSilent = false }: AssessmentMarkProps) {
  const words = SOURCE_WORDS[source];
  if (value === null) {
    return (
      <span className="text-muted">
        <span aria-hidden="true">—</span>
        <span className="sr-only">{words.none}</span>
      </span>
    );
  }
  return (
    <span className={`mark ${WORD_COLOURS[value]}`}>
      <AssessmentShape value={value} source={source} />
      {isSourceSilent ? null : <span className={source === "suggestion" ? "text-xs text-muted" : "sr-only"}>{source === "suggestion" ? "序时建议" : `${words.name}：`}</span>}
      <span>{ASSESSMENT_LABELS[value]}</span>
    </span>
  );
}

const ORDER = Object.keys(ASSESSMENT_LABELS) as Assessment[];

/** What the marks mean, for a table's foot or head. */
export function AssessmentLegend() {
  return (
    <dl aria-label="图例" className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {(["claim", "verdict"] as const).map((source) => (
        <div key={source} className="flex flex-wrap items-center gap-x-3">
          <dt className="text-muted">{`${SOURCE_WORDS[source].name}（${source === "claim" ? "空心" : "实心"}）`}</dt>
          <dd className="flex flex-wrap gap-x-3">
            {ORDER.map((value) => (
              <AssessmentMark key={value} value={value} source={source} isSourceSilent />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
