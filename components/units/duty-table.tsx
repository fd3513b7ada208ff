import { Link } from "@/components/ui/link";
import { UNIT_KIND_LABELS } from "@/lib/labels";
import type { UnitDuties } from "@/lib/units/queries";
import { UNIT_KINDS } from "@/lib/units/schema";
import { CARD_BODY, CARD_CELL, CARD_HEAD, CARD_ROW } from "@/components/ui/card-cells";
import { Chip } from "@/components/ui/chip";
import { Disclosure } from "@/components/ui/details";
import { GroupRow, RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { TaskNumberList } from "./task-number-list";

export type UnitHref = (unitId: string) => string | null;

type Props = { units: readonly UnitDuties[]; /** Of the list whose tasks are shown; null where there is none. */ tasksPath: string | null; /** The page of a unit whose figures the viewer may see. */ unitHref: UnitHref };

/** The units by kind, each with the tasks it leads and supports. One that is out of use and has no duty is left out. */
export function DutyTable({ units, tasksPath, unitHref }: Props) {
  const shown = units.filter((unit) => unit.isActive || unit.leads.length + unit.supports.length > 0);
  return (
    <TableScroll label="单位及其任务" className="max-md:block">
      <thead className={CARD_HEAD}>
        <tr><Th className="w-72">单位</Th><Th className="w-[42%]">牵头任务</Th><Th>配合任务</Th></tr>
      </thead>
      {UNIT_KINDS.map((kind) => {
        const rows = shown.filter((unit) => unit.kind === kind);
        if (rows.length === 0) return null;
        return (
          <tbody key={kind} className={CARD_BODY}>
            <GroupRow colSpan={3} aside={`${rows.length} 个`}>{UNIT_KIND_LABELS[kind]}</GroupRow>
            {rows.map((unit) => <DutyRow key={unit.id} unit={unit} tasksPath={tasksPath} href={unitHref(unit.id)} />)}
          </tbody>
        );
      })}
    </TableScroll>
  );
}

function DutyRow({ unit, tasksPath, href }: { unit: UnitDuties; tasksPath: string | null; href: string | null }) {
  return (
    <tr className={CARD_ROW}>
      <RowTh className={CARD_CELL}>
        <span className="inline-flex items-center gap-2 font-medium">{href ? <Link href={href} className="inline-link">{unit.shortName}</Link> : unit.shortName}{unit.isActive ? null : <Chip tone="quiet">停用</Chip>}</span>
        <span className="block text-sm text-muted">{unit.officialName}</span>
      </RowTh>
      <Td className={CARD_CELL} data-name="牵头">
        <TaskNumbers numbers={unit.leads} tasksPath={tasksPath} filter={`lead=${unit.id}`} duty={`${unit.shortName}牵头`} />
      </Td>
      <Td className={CARD_CELL} data-name="配合">
        <TaskNumbers numbers={unit.supports} tasksPath={tasksPath} filter={`support=${unit.id}`} duty={`${unit.shortName}配合`} />
      </Td>
    </tr>
  );
}

type TaskNumbersProps = { numbers: readonly number[]; tasksPath: string | null; filter: string; duty: string };

/** More numbers than this are folded: a county supports every task there is. */
const FOLD_FROM = 20;

/** How many tasks, which leads into the list, and each by its number. */
function TaskNumbers({ numbers, tasksPath, filter, duty }: TaskNumbersProps) {
  if (numbers.length === 0 || tasksPath === null) return <span className="text-muted">无</span>;
  const list = <TaskNumberList numbers={numbers} tasksPath={tasksPath} label={`${duty}的任务`} />;
  return (
    <>
      <Link href={`${tasksPath}?${filter}`} className="inline-link mr-2" aria-label={`${duty}的 ${numbers.length} 项任务`}>{numbers.length} 项</Link>
      {numbers.length < FOLD_FROM ? list : <Disclosure summary={<>任务序号<span className="sr-only">：{duty}</span></>} className="inline-block align-top md:-mt-0.5">{list}</Disclosure>}
    </>
  );
}
