import { removeHolidayAction } from "@/lib/periods/actions-calendar";
import type { HolidayPage } from "@/lib/periods/queries-calendar";
import { HOLIDAY_KIND_LABELS } from "@/lib/labels";
import { ActionButton } from "@/components/ui/action-button";
import { Chip } from "@/components/ui/chip";
import { newRequestId } from "@/components/ui/request-id";
import { RowTh, TableScroll, Td, Th } from "@/components/ui/table";
import { weekdayName } from "./calendar-words";

/** A year's arranged days one by one; the administrator takes one out here. */
export function HolidayList({ page: { year, version, days, mayChange } }: { page: HolidayPage }) {
  return (
    <TableScroll label={`${year} 年节假日安排`}>
      <thead>
        <tr><Th>日期</Th><Th>安排</Th><Th>节日</Th>{mayChange ? <Th align="right"><span className="sr-only">操作</span></Th> : null}</tr>
      </thead>
      <tbody>
        {days.map(({ day, kind, name }) => (
          <tr key={day}>
            <RowTh className="whitespace-nowrap">{`${day} ${weekdayName(day)}`}</RowTh>
            <Td><Chip tone={kind === "HOLIDAY" ? "success" : "warning"}>{HOLIDAY_KIND_LABELS[kind]}</Chip></Td>
            <Td>{name}</Td>
            {mayChange ? (
              <Td align="right">
                <ActionButton action={removeHolidayAction} size="sm" fields={{ year, version, day, requestId: newRequestId() }} pendingText="正在删除…">
                  删除<span className="sr-only">{day}</span>
                </ActionButton>
              </Td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </TableScroll>
  );
}
