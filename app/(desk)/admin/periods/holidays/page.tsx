import type { Metadata } from "next";
import { AddHolidayForm, PasteHolidaysForm } from "@/components/periods/holiday-forms";
import { HolidayList } from "@/components/periods/holiday-list";
import { HolidayYearView } from "@/components/periods/holiday-year";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/details";
import { NoticeBar } from "@/components/ui/notice-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { newRequestId } from "@/components/ui/request-id";
import { answer } from "@/lib/actions/answer";
import { requireViewer } from "@/lib/auth/viewer";
import { firstValues, type SearchParams } from "@/lib/dashboard/schema";
import { indexHolidays } from "@/lib/periods/calendar-holidays";
import { getHolidayPage } from "@/lib/periods/queries-calendar";

export const metadata: Metadata = { title: "节假日安排" };

export default async function HolidaysPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const page = await answer(getHolidayPage(viewer, firstValues(await searchParams).year, new Date()));
  const { year, version, days, missing, years, mayChange } = page;
  return (
    <>
      <PageHeader title="节假日安排" description="以国务院办公厅每年的部分节假日安排通知为准。新建填报期时，截止日逢周末或放假的，顺延到下一个工作日。"
        breadcrumbs={[{ label: "填报期", href: "/admin/periods" }, { label: "节假日安排" }]} />
      <Tabs label="年份" className="mb-4" tabs={years.map((one) => ({ href: `?year=${one.year}`, label: `${one.year} 年${one.isKnown ? "" : "（未录入）"}`, isCurrent: one.year === year }))} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="space-y-4">
          {missing.length > 0 ? <NoticeBar tone="warning" title={days.length === 0 ? `${year} 年的节假日安排尚未录入` : `${year} 年的节假日安排未录全，还缺${missing.join("、")}`}>未录入的日子只按周末顺延。</NoticeBar> : null}
          <Card title={`${year} 年`} id="holiday-year"><HolidayYearView year={year} holidays={indexHolidays(days)} /></Card>
          {days.length > 0 ? <Disclosure summary={`逐日列表（${days.length} 天）`}><HolidayList page={page} /></Disclosure> : null}
        </div>
        {mayChange ? (
          <div className="space-y-4">
            <Card title="录入安排" id="paste-holidays"><PasteHolidaysForm key={year} year={year} version={version} requestId={newRequestId()} /></Card>
            <Card title="添加一天" id="add-holiday"><AddHolidayForm key={year} year={year} version={version} requestId={newRequestId()} /></Card>
          </div>
        ) : <Card title="维护" id="holiday-keeper"><p className="text-muted">由管理员维护。</p></Card>}
      </div>
    </>
  );
}
