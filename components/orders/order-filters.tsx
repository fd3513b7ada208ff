import { ORDER_COLOUR_LABELS, type OrderColour } from "@/lib/labels-carrying";
import type { OrderDesk } from "@/lib/orders/queries-list";
import { filterQuery, ordersPath } from "@/lib/orders/rules-addresses";
import type { OrderFilter } from "@/lib/orders/schema";
import { periodName } from "@/lib/periods/calendar";
import { FilterChips, type FilterGroup } from "@/components/ui/filter-chips";
import { Tabs } from "@/components/ui/tabs";
import { UnitFilter } from "./unit-filter";

const COLOURS = Object.keys(ORDER_COLOUR_LABELS) as OrderColour[];

/** The tabs and filters of a list's orders; all of it lives in the address. */
export function OrderFilters({ desk }: { desk: OrderDesk }) {
  const { list, filter, counts, colours, years, units } = desk;
  const path = ordersPath(list.slug);
  const hrefFor = (change: Partial<OrderFilter>) => path + filterQuery({ ...filter, page: 1, ...change });
  const tab = (show: OrderFilter["show"], label: string, count: number) => ({ href: path + filterQuery({ show }), label, count, isCurrent: filter.show === show });
  const groups: FilterGroup[] = [{
    label: "种类",
    chips: COLOURS.map((colour) => ({ label: ORDER_COLOUR_LABELS[colour], count: colours[colour], href: hrefFor({ colour: filter.colour === colour ? undefined : colour }), isCurrent: filter.colour === colour })),
  }];
  if (filter.show !== "drafts" && years.length > 0) {
    groups.push({ label: "年度", chips: years.map((year) => ({ label: `${year}年`, href: hrefFor({ year: filter.year === year ? undefined : year }), isCurrent: filter.year === year })) });
  }
  if (filter.period) groups.push({ label: "填报期", chips: [{ label: periodName(filter.period), href: hrefFor({ period: undefined }), isCurrent: true }] });
  const isOn = [filter.colour, filter.unit, filter.year, filter.period].some((value) => value !== undefined);
  return (
    <>
      <Tabs label="督办单状态" className="mb-3" tabs={[tab("open", "待办理", counts.open), tab("done", "办结", counts.done), ...(counts.drafts === null ? [] : [tab("drafts", "草拟", counts.drafts)])]} />
      <FilterChips groups={groups} clearHref={isOn ? path + filterQuery({ show: filter.show }) : undefined} />
      <UnitFilter action={path} units={units} unit={filter.unit} fields={{ show: filter.show, colour: filter.colour, year: filter.year, period: filter.period }} />
    </>
  );
}
