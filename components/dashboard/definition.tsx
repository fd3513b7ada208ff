import type { ReactNode } from "react";
import { DEFINITIONS } from "@/lib/dashboard/rules-figures";
import { classNames } from "@/components/ui/class-names";

const idOf = (name: string) => `definition-${name}`;

type Props = { /** The figure's. */ name: string; className?: string; children: ReactNode };

/** A figure's word that tells how it is counted: on a click, a touch or a key, without script. Needs `DefinitionNotes` on the page. */
export function Defined({ name, className, children }: Props) {
  return (
    <button type="button" popoverTarget={idOf(name)} aria-describedby={idOf(name)} className={classNames("defined", className)}>
      {children}
    </button>
  );
}

/** The notes themselves, once for the page. */
export function DefinitionNotes() {
  return DEFINITIONS.map(({ name, term, description }) => (
    <div key={name} id={idOf(name)} popover="auto" className="definition-note">
      <b className="font-semibold">{term}</b>：{description}
    </div>
  ));
}
