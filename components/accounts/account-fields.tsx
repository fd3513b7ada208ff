import { ROLE_LABELS, type Role } from "@/lib/labels";

import type { UnitOption } from "@/lib/units/queries";
import type { FormSoFar } from "@/components/ui/action-form";
import { CheckboxField } from "@/components/ui/choice-fields";
import { FieldError, RequiredMark, SelectField, TextField } from "@/components/ui/field";

const ROLES = Object.keys(ROLE_LABELS) as Role[];

const DUTIES: Record<Role, string> = {
  FILER: "填写本单位的进展报告和配合情况，送审签。",
  SIGNER: "审签本单位填报的内容。",
  SUPERVISOR: "开填报期、审核报告、准予延期。",
  OBSERVER: "查看总览和全部已报送的内容。",
  ADMINISTRATOR: "管理单位、账号、填报期，不审核报告。",
};

type Props = { form: FormSoFar; units: readonly UnitOption[]; saved?: { displayName: string; unitId: string | null; roles: readonly Role[]; email: string | null; mayInstruct: boolean } };

/** Who an account is: name, unit, address and roles. */
export function AccountFields({ form: { field, typed }, units, saved }: Props) {
  return (
    <>
      <TextField {...field("displayName")} label="姓名" isRequired autoComplete="off" className="max-w-80" defaultValue={typed?.displayName ?? saved?.displayName} />
      <SelectField {...field("unit")} label="单位" placeholder="无所属单位" className="max-w-80" hint="填报员、审签人须有所属单位。"
        options={units.map(({ id, name }) => ({ value: id, label: name }))} defaultValue={typed?.unit ?? saved?.unitId ?? ""} />
      <TextField {...field("email")} type="email" label="电子邮箱" autoComplete="off" className="max-w-80" hint="用于接收提醒邮件，可不填；本人也可在“我的账号”中修改。" defaultValue={typed?.email ?? saved?.email ?? ""} />
      <RoleBoxes field={field("roles")} chosen={typed ? ROLES.filter((role) => typed.roles === role) : (saved?.roles ?? [])} />
      <CheckboxField {...field("mayInstruct")} value="on" label="可作领导批示" hint="限观察员：可在任务上作批示，由承办单位按时反馈。" defaultChecked={typed ? typed.mayInstruct === "on" : saved?.mayInstruct} />
    </>
  );
}

/** Boxes of one name: an account may hold several roles. */
function RoleBoxes({ field: { name, id, error }, chosen }: { field: ReturnType<FormSoFar["field"]>; chosen: readonly Role[] }) {
  return (
    <fieldset id={id} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 font-medium">角色<RequiredMark /></legend>
      <div className="space-y-2">
        {ROLES.map((role) => (
          <CheckboxField key={role} name={name} id={`${id}-${role}`} value={role} label={ROLE_LABELS[role]} hint={DUTIES[role]} defaultChecked={chosen.includes(role)} />
        ))}
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
