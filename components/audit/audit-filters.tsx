import { Link } from "@/components/ui/link";
import { AUDIT_GROUPS, type AuditFilter } from "@/lib/audit/schema";
import { AUDIT_GROUP_LABELS } from "@/lib/labels-events";
import { Button, buttonClass } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";

/** Filters that live in the address: a plain GET form. */
export function AuditFilters({ path, filter }: { path: string; filter: AuditFilter }) {
  const isOn = filter.q !== "" || [filter.group, filter.from, filter.until, filter.before].some((value) => value !== undefined);
  return (
    <form action={path} className="mb-4 grid items-end gap-3 max-md:grid-cols-2 md:grid-cols-[minmax(0,1.4fr)_repeat(3,minmax(0,1fr))_auto]">
      <TextField name="q" label="搜索" type="search" placeholder="姓名、用户名或地址" defaultValue={filter.q} />
      <SelectField name="group" label="类别" placeholder="全部" defaultValue={filter.group ?? ""} options={AUDIT_GROUPS.map((group) => ({ value: group, label: AUDIT_GROUP_LABELS[group] }))} />
      <TextField name="from" label="自" type="date" defaultValue={filter.from} />
      <TextField name="until" label="至" type="date" defaultValue={filter.until} />
      <div className="flex gap-2 max-md:col-span-2">
        <Button type="submit">筛选</Button>
        {isOn ? <Link href={path} className={buttonClass("quiet")}>清除</Link> : null}
      </div>
    </form>
  );
}
