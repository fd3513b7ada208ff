"use client";
import { useState } from "react";
import { renameViewAction, saveViewAction } from "@/lib/views/actions";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";

type Save = { list: string; query: string; requestId: string; maxLength: number };

/** Gives the filters of the page a name. */
export function SaveView({ list, query, requestId: first, maxLength }: Save) {
  // The key belongs to this form, not to the page's next rendering.
  const [requestId] = useState(first);
  return (
    <ActionForm action={saveViewAction} fields={{ list, query, requestId }} idPrefix="new-view-" submitLabel="保存" isBlankWhenDone>
      {({ field, typed }) => (
        <TextField {...field("name")} label="名称" hint="保存当前的筛选条件，不含填报期；打开时按所选填报期显示。" isRequired maxLength={maxLength} autoComplete="off" defaultValue={typed?.name ?? ""} />
      )}
    </ActionForm>
  );
}

type Rename = { id: string; name: string; requestId: string; maxLength: number };

/** Gives one of his views another name. */
export function RenameView({ id, name, requestId: first, maxLength }: Rename) {
  const [requestId] = useState(first);
  return (
    <ActionForm action={renameViewAction} fields={{ id, requestId }} idPrefix={`${id}-`} submitLabel="保存">
      {({ field, typed }) => <TextField {...field("name")} label="新名称" isRequired maxLength={maxLength} autoComplete="off" defaultValue={typed?.name ?? name} />}
    </ActionForm>
  );
}
