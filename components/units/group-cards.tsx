import { Link } from "@/components/ui/link";
import { Fragment } from "react";
import type { GroupRow } from "@/lib/units/queries";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { UnitHref } from "./duty-table";
import { isComing, membersToday, termOf } from "./membership-words";

type Props = { groups: readonly GroupRow[]; today: string; /** Where an administrator changes a group; nobody else may. */ hrefFor?: (group: GroupRow) => string; /** The page of a unit whose figures the viewer may see. */ unitHref?: UnitHref };

/** Each group as printed, with its members of today and the changes that are coming. */
export function GroupCards({ groups, today, hrefFor, unitHref }: Props) {
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      {groups.map((group) => {
        const members = membersToday(group);
        const coming = group.memberships.filter((row) => isComing(row, today));
        return (
          <Card key={group.id} id={`group-${group.id}`} title={group.label}
            actions={hrefFor ? <ButtonLink size="sm" href={hrefFor(group)}>管理成员<span className="sr-only">：{group.label}</span></ButtonLink> : undefined}>
            <p><span className="text-muted">{`现有成员 ${members.length} 个：`}</span>{members.length === 0 ? "无" : members.map((row, at) => {
                const href = unitHref?.(row.unitId);
                return <Fragment key={row.id}>{at > 0 ? "、" : ""}{href ? <Link href={href} className="inline-link">{row.unitName}</Link> : row.unitName}</Fragment>;
              })}</p>
            {coming.map((row) => <p key={row.id} className="mt-1 text-sm text-muted">{`${row.unitName}：${termOf(row)}`}</p>)}
          </Card>
        );
      })}
    </div>
  );
}
