"use client";
import { useState } from "react";
import { TOKEN_SCOPE_LABELS } from "@/lib/labels";
import { createTokenAction } from "@/lib/tokens/actions";
import { LIFETIMES, SCOPES } from "@/lib/tokens/rules-choices";
import { ActionForm } from "@/components/ui/action-form";
import { RadioGroupField } from "@/components/ui/choice-fields";
import { FieldError, RequiredMark, TextField } from "@/components/ui/field";
import { TokenOnce } from "./token-once";

type Props = { days: { first: string; last: string }; requestId: string };

const USUAL = "90";

/** Makes a token, which is shown once, above the form that is then blank for the next. */
export function CreateTokenForm({ days, requestId }: Props) {
  const [lifetime, setLifetime] = useState(USUAL);
  return (
    <ActionForm action={createTokenAction} fields={{ requestId }} submitLabel="新建令牌" isBlankWhenDone onDone={() => setLifetime(USUAL)}
      done={({ message, data }) => <TokenOnce message={message} token={data?.token === undefined ? undefined : String(data.token)} />}>
      {(form) => (
        <>
          <TextField {...form.field("name")} label="名称" isRequired maxLength={40} autoComplete="off" className="max-w-96" hint="写明用在哪里，例如：月报取数程序。" defaultValue={form.typed?.name} />
          <Scopes field={form.field("scopes")} />
          <RadioGroupField {...form.field("lifetime")} label="有效期" isRequired defaultValue={form.typed?.lifetime ?? USUAL} onChange={(event) => setLifetime(event.target.value)}
            choices={LIFETIMES.map((value) => ({ value, label: value === "date" ? "指定日期" : `${value} 天` }))} />
          {lifetime === "date" || form.typed ? (
            <TextField {...form.field("until")} label="截止日期" type="date" min={days.first} max={days.last} className="max-w-52" hint="当日仍有效。" defaultValue={form.typed?.until} />
          ) : null}
        </>
      )}
    </ActionForm>
  );
}

/** All of them in sight: who makes a token should see what he leaves out. */
function Scopes({ field: { name, id, error } }: { field: { name: string; id: string; error: string | undefined } }) {
  return (
    <fieldset id={id} aria-describedby={error ? `${id}-error` : undefined} className="min-w-0">
      <legend className="mb-1 font-medium">权限<RequiredMark /></legend>
      <div className="space-y-1">
        {SCOPES.map((scope) => (
          <label key={scope} className="flex min-h-7 cursor-pointer items-center gap-2 max-md:min-h-10">
            <input type="checkbox" name={name} value={scope} className="size-4 shrink-0" />
            <span>{TOKEN_SCOPE_LABELS[scope]}<span className="ml-2 font-mono text-sm text-muted">{scope}</span></span>
          </label>
        ))}
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
