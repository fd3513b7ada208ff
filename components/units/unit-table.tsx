import { UNIT_KIND_LABELS } from "@/lib/labels";
import type { UnitSettings } from "@/lib/units/queries-settings";
import { UNIT_KINDS } from "@/lib/units/schema";
import { ButtonLink } from "@/components/ui/button";
import { CARD_BODY, CARD_CELL, CARD_HEAD, CARD_ROW } from "@/components/ui/card-cells";
import { Chip } from "@/components/ui/chip";
import { GroupRow, RowTh, TableScroll, Td, Th } from "@/components/ui/table";

/** Every unit as an administrator keeps it, by kind. */
export function UnitTable({ units }: { units: readonly UnitSettings[] }) {
  return (
    <TableScroll label="单位" className="max-md:block">
      <thead className={CARD_HEAD}>
        <tr><Th>单位</Th><Th>别名</Th><Th align="right">启用的账号</Th><Th>一人兼任</Th><Th>状态</Th><Th align="right"><span className="sr-only">操作</span></Th></tr>
      </thead>
      {UNIT_KINDS.map((kind) => {
        const rows = units.filter((unit) => unit.kind === kind);
        if (rows.length === 0) return null;
        return (
          <tbody key={kind} className={CARD_BODY}>
            <GroupRow colSpan={6} aside={`${rows.length} 个`}>{UNIT_KIND_LABELS[kind]}</GroupRow>
            {rows.map((unit) => <UnitRow key={unit.id} unit={unit} />)}
          </tbody>
        );
      })}
    </TableScroll>
  );
}

function UnitRow({ unit }: { unit: UnitSettings }) {
  return (
    <tr className={CARD_ROW}>
      <RowTh className={CARD_CELL}>
        <span className="font-medium">{unit.shortName}</span>
        <span className="block text-sm text-muted">{unit.officialName}</span>
      </RowTh>
      <Td className={CARD_CELL} data-name="别名">{unit.aliases.length > 0 ? unit.aliases.join("、") : <span className="text-muted">—</span>}</Td>
      <Td align="right" className={CARD_CELL} data-name="启用的账号">
        {unit.isActive && unit.enabledAccounts === 0 ? <span className="text-alert">0，无人填报</span> : unit.enabledAccounts}
      </Td>
      <Td className={CARD_CELL} data-name="一人兼任">{unit.allowsSelfSigning ? "已开通" : <span className="text-muted">未开通</span>}</Td>
      <Td className={CARD_CELL} data-name="状态">{unit.isActive ? <Chip tone="neutral">启用</Chip> : <Chip tone="quiet">停用</Chip>}</Td>
      <Td align="right" className={`${CARD_CELL} whitespace-nowrap`}>
        <span className="inline-flex gap-2">
          <ButtonLink size="sm" href={`/admin/accounts?unit=${unit.id}`} variant="quiet" aria-label={`${unit.shortName}的账号`}>账号</ButtonLink>
          <ButtonLink size="sm" href={`/admin/units/${unit.id}`} aria-label={`修改${unit.shortName}`}>修改</ButtonLink>
        </span>
      </Td>
    </tr>
  );
}
