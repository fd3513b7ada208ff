import { Link } from "@/components/ui/link";
import { ACCOUNT_STATES, ROLES, type AccountFilter } from "@/lib/accounts/schema";
import { ACCOUNT_STATE_LABELS, ROLE_LABELS } from "@/lib/labels";
import type { UnitOption } from "@/lib/units/queries";
import { Button, buttonClass } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";

type Props = { path: string; filter: AccountFilter; units: readonly UnitOption[] };

/** Filters that live in the address: a plain GET form. */
export function AccountFilters({ path, filter, units }: Props) {
  const isOn = filter.q !== "" || [filter.unit, filter.role, filter.state].some((value) => value !== undefined);
  return (
    <form action={path} className="mb-4 grid items-end gap-3 max-md:grid-cols-2 md:grid-cols-[minmax(0,1.4fr)_repeat(3,minmax(0,1fr))_auto]">
      <TextField name="q" label="搜索" type="search" placeholder="用户名或姓名" defaultValue={filter.q} />
      <SelectField name="unit" label="单位" placeholder="全部" defaultValue={filter.unit ?? ""} options={units.map(({ id, name }) => ({ value: id, label: name }))} />
      <SelectField name="role" label="角色" placeholder="全部" defaultValue={filter.role ?? ""} options={ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))} />
      <SelectField name="state" label="状态" placeholder="全部" defaultValue={filter.state ?? ""} options={ACCOUNT_STATES.map((state) => ({ value: state, label: ACCOUNT_STATE_LABELS[state] }))} />
      <div className="flex gap-2 max-md:col-span-2">
        <Button type="submit">筛选</Button>
        {isOn ? <Link href={path} className={buttonClass("quiet")}>清除</Link> : null}
      </div>
    </form>
  );
}
