"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";
import { Chip } from "@/components/ui/chip";

export type ShellPeriod = { key: string; label: string; stateLabel: string; daysLeftText: string };

/** Of these the address keeps nothing when the period changes: they meant the old one. */
const DROPPED = ["period", "page", "done"];

type PeriodSwitcherProps = { periods: readonly ShellPeriod[]; current: ShellPeriod };

/** The period of everything below, kept in the address; without script a form with a button does the same. */
export function PeriodSwitcher({ periods, current }: PeriodSwitcherProps) {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const [isPending, startTransition] = useTransition();
  // The frame may have been rendered before the address named another period.
  const shown = periods.find((period) => period.key === search.get("period")) ?? current;
  const kept = [...search].filter(([name]) => !DROPPED.includes(name));

  const choose = (key: string) => {
    const next = new URLSearchParams(kept);
    next.set("period", key);
    startTransition(() => router.push(`${pathname}?${next.toString()}`));
  };

  return (
    <form method="get" className="flex min-w-0 items-center gap-2" aria-busy={isPending}>
      {kept.map(([name, value], at) => (
        <input key={`${name}${at}`} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="shell-period" className="sr-only">填报期</label>
      <select
        id="shell-period"
        name="period"
        // Uncontrolled but renewed with the address, so that going back shows the period one came back to.
        key={shown.key}
        defaultValue={shown.key}
        onChange={(event) => choose(event.target.value)}
        className="h-8 min-w-0 rounded-md border border-line-strong bg-surface px-2 font-medium max-md:h-11"
      >
        {periods.map((period) => (
          <option key={period.key} value={period.key}>{period.label}</option>
        ))}
      </select>
      <Chip tone="neutral">{shown.stateLabel}</Chip>
      {shown.daysLeftText ? <span className="text-sm whitespace-nowrap text-muted">{shown.daysLeftText}</span> : null}
      <noscript>
        <button type="submit" className="h-8 rounded-md border border-line-strong px-2">切换</button>
      </noscript>
    </form>
  );
}
