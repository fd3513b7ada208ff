"use client";
import { compareTexts } from "@/lib/tasks/rules-diff";
import type { Choice } from "@/lib/tasks/rules-merge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { formatClock } from "@/components/ui/time";
import type { Conflict, Rival } from "./draft-state";
import { useFieldLabel } from "./field-names";
import { fieldWords } from "./filing-fields";
import { Marked, MARKS } from "./marked";

export const CONFLICTS_ID = "draft-conflicts";

type Props = {
  conflicts: readonly Conflict[];
  rival: Rival | null;
  /** Whether both texts may stay in the field. */
  takesBoth: (name: string) => boolean;
  onChoose: (name: string, choice: Choice) => void;
};

/** Fields that two people changed differently, with both texts; nothing is saved over the other's until a choice is made. */
export function ConflictPanel({ conflicts, rival, takesBoth, onChoose }: Props) {
  const fieldLabel = useFieldLabel();
  if (conflicts.length === 0) return null;
  const who = rival?.name || "已保存的内容";
  const saved = rival?.at ? `（${formatClock(rival.at)} 保存）` : "";
  return (
    <section id={CONFLICTS_ID} tabIndex={-1} aria-labelledby={`${CONFLICTS_ID}-title`} className="rounded-md border-2 border-warning bg-surface">
      <div className="flex gap-2 bg-warning-soft px-4 py-2.5 text-warning">
        <Icon name="warning" className="mt-0.5 size-[18px]" />
        <div>
          <h2 id={`${CONFLICTS_ID}-title`} className="text-base font-medium">{`有 ${conflicts.length} 处两人都作了修改，请选择`}</h2>
          <p className="text-ink">{`${rival?.name ? `${rival.name}在您填写时保存了另一份内容` : "您填写时保存的内容已有变化"}。选定前，这几处不会保存，双方所写都不会丢失。`}</p>
        </div>
      </div>
      <ul>
        {conflicts.map((conflict) => (
          <li key={conflict.name} className="border-t border-line px-4 py-3">
            <Both conflict={conflict} who={`${who}${saved}`} />
            <div className="mt-2 flex flex-wrap gap-2" role="group" aria-label={`${fieldLabel(conflict.name)}保留哪一份`}>
              <Button size="sm" onClick={() => onChoose(conflict.name, "mine")}>用我的</Button>
              <Button size="sm" onClick={() => onChoose(conflict.name, "theirs")}>用对方的</Button>
              {takesBoth(conflict.name) ? <Button size="sm" onClick={() => onChoose(conflict.name, "both")}>两段都留</Button> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Both({ conflict: { name, mine, theirs }, who }: { conflict: Conflict; who: string }) {
  const fieldLabel = useFieldLabel();
  const [own, other] = [fieldWords(name, mine), fieldWords(name, theirs)];
  const { before, after, isRewritten } = compareTexts(other, own);
  // Beside an empty text, or one that has nothing in common, marks would cover everything.
  const isPlain = isRewritten || mine === "" || theirs === "";
  const none = <span className="text-muted">（空）</span>;
  return (
    <>
      <h3 className="font-medium">{fieldLabel(name)}</h3>
      <div className="mt-1 grid gap-3 sm:grid-cols-2">
        <div className="min-w-0">
          <p className="text-sm text-muted">我的{isPlain ? null : <>（<ins className={MARKS.ins}>与对方不同</ins>）</>}</p>
          <p className="mt-0.5 break-words whitespace-pre-line">{isPlain ? own || none : <Marked parts={after} mark="ins" />}</p>
        </div>
        <div className="min-w-0 sm:border-l sm:border-line sm:pl-3">
          <p className="text-sm text-muted">{who}</p>
          <p className="mt-0.5 break-words whitespace-pre-line">{isPlain ? other || none : <Marked parts={before} mark="ins" />}</p>
        </div>
      </div>
    </>
  );
}
