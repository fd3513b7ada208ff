import type { ReactNode } from "react";
import type { BarTone } from "@/components/ui/stacked-bar";

/** The fills of globals.css again, as SVG knows them: each differs by its pattern too. */
export function BarPatterns({ id }: { id: string }) {
  return (
    <defs>
      <Pattern id={`${id}-idle`} size={5} ground="idle"><circle cx="2.5" cy="2.5" r="1.1" fill="var(--color-bar-idle-alt)" /></Pattern>
      <Pattern id={`${id}-behind`} size={8} ground="behind" transform="rotate(45)"><rect width="3" height="8" fill="var(--color-bar-behind-alt)" /></Pattern>
      <Pattern id={`${id}-on-track`} size={8} ground="on-track" />
      <Pattern id={`${id}-ahead`} size={7} ground="ahead"><rect width="2" height="7" fill="var(--color-bar-ahead-alt)" /></Pattern>
      <Pattern id={`${id}-done`} size={8} ground="done"><rect width="8" height="2" fill="var(--color-bar-on-track)" /></Pattern>
    </defs>
  );
}

function Pattern({ id, size, ground, transform, children }: { id: string; size: number; ground: Exclude<BarTone, "none">; transform?: string; children?: ReactNode }) {
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse" patternTransform={transform}>
      <rect width={size} height={size} fill={`var(--color-bar-${ground})`} />
      {children}
    </pattern>
  );
}

/** @returns the fill of a part; nothing where there is no assessment, which has a dashed outline instead */
export function fillOf(id: string, tone: BarTone): string {
  return tone === "none" ? "var(--color-surface)" : `url(#${id}-${tone})`;
}
