"use client";
import type { GroupLine, TaskLine } from "@/lib/dashboard/rules-lines";
import { CARD_CELL, CARD_ROW } from "@/components/ui/card-cells";
import { Disclosure, ExpandableText } from "@/components/ui/details";
import { Link } from "@/components/ui/link";
import { GroupRow, Td } from "@/components/ui/table";
import { Facts } from "./task-facts";

type Head = readonly [title: string, counts: string];
export type TaskSection = { no: number; chapter: Head | null; head: Head; lines: readonly TaskLine[] };

const COLUMNS = 8;

type Props = { sections: readonly TaskSection[]; groups: readonly GroupLine[]; /** Of a task, around its number. */ href: readonly [string, string] };

/** The rows of the list. Made from its lines in the browser too, so that a page is sent with these and not with every element again. */
export function TaskSections({ sections, groups, href }: Props) {
  return sections.map(({ no, chapter, head, lines }) => (
    <tbody key={no} className="max-md:block">
      {chapter ? <GroupRow colSpan={COLUMNS} aside={chapter[1]}>{chapter[0]}</GroupRow> : null}
      <GroupRow colSpan={COLUMNS} level={2} aside={head[1]}>{head[0]}</GroupRow>
      {lines.map((line) => <Row key={line[0]} line={line} groups={groups} href={`${href[0]}${line[0]}${href[1]}`} />)}
    </tbody>
  ));
}

function Row({ line: [no, content, lead, own, units, facts], groups, href }: { line: TaskLine; groups: Props["groups"]; href: string }) {
  return (
    <tr className={`${CARD_ROW} max-md:py-3`}>
      <Td align="center" className={CARD_CELL}><Link href={href} className="font-semibold text-link">{no}<span className="sr-only">号任务</span></Link></Td>
      <Td className={CARD_CELL}><ExpandableText text={content} className="font-notice" /></Td>
      <Td className={CARD_CELL} data-name="牵头">{lead}</Td>
      <Td className={CARD_CELL} data-name="配合">
        {/* Groups open to their members; single units follow in one line, as printed. */}
        <div className="max-md:inline-block max-md:align-top">
          {own.length > 0 ? (
            <div className="flex flex-wrap gap-x-3">
              {own.map((at) => <Disclosure key={at} summary={groups[at]?.[0]} className="-mt-0.5"><span className="text-sm text-muted">{groups[at]?.[1]}</span></Disclosure>)}
            </div>
          ) : null}
          {units ? <p>{units}</p> : null}
        </div>
      </Td>
      {facts ? <Facts facts={facts} /> : <Td colSpan={4} className={`${CARD_CELL} text-muted`}>本单位未参与，填报内容不公开</Td>}
    </tr>
  );
}
