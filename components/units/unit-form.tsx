"use client";
import { updateUnitAction } from "@/lib/units/actions";
import type { UnitSettings } from "@/lib/units/queries-settings";
import { ActionForm } from "@/components/ui/action-form";
import { CheckboxField } from "@/components/ui/choice-fields";
import { TextField } from "@/components/ui/field";
import { TextAreaField } from "@/components/ui/text-area-field";

/** A unit's names and settings. */
export function UnitForm({ unit, requestId }: { unit: UnitSettings; requestId: string }) {
  return (
    <ActionForm action={updateUnitAction} fields={{ unit: unit.id, version: unit.version, requestId }} submitLabel="保存">
      {({ field, typed }) => (
        <>
          <TextField {...field("officialName")} label="全称" isRequired autoComplete="off" defaultValue={typed?.officialName ?? unit.officialName} />
          <TextField {...field("shortName")} label="简称" isRequired autoComplete="off" hint="各页面显示的名称。" className="max-w-80" defaultValue={typed?.shortName ?? unit.shortName} />
          <TextAreaField {...field("aliases")} label="别名" rows={3} hint="通知中用过的其他叫法，一行一个；导入通知时据此认出单位。" defaultValue={typed?.aliases ?? unit.aliases.join("\n")} />
          <CheckboxField {...field("allowsSelfSigning")} label="一人兼任" hint="兼有填报员和审签人角色的账号，可以审签本人所写。"
            defaultChecked={typed ? typed.allowsSelfSigning === "on" : unit.allowsSelfSigning} />
          <CheckboxField {...field("isActive")} label="启用" hint="停用后不能再为该单位设置账号；已报内容不受影响。停用前须先停用其全部账号。"
            defaultChecked={typed ? typed.isActive === "on" : unit.isActive} />
        </>
      )}
    </ActionForm>
  );
}
