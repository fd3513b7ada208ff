"use client";
import { useId, useRef } from "react";
import type { MentionableUnit } from "@/lib/comments/queries";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/field";

/** Chooses a unit to remind. A button puts it in: a list that did so by itself would, under the arrow keys, with each step. */
export function MentionPicker({ units, onPick }: { units: readonly MentionableUnit[]; onPick: (name: string) => void }) {
  const id = useId();
  const choice = useRef<HTMLSelectElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label htmlFor={id} className="text-sm text-muted">提醒单位</label>
      {/* Without a name: it is no part of what the form sends. */}
      <div className="w-40">
        <select ref={choice} id={id} className={classNames(inputClass, "h-9 max-md:h-11")}>
          {units.map((unit) => <option key={unit.id}>{unit.name}</option>)}
        </select>
      </div>
      <Button onClick={() => choice.current?.value && onPick(choice.current.value)}>插入 @</Button>
    </div>
  );
}
