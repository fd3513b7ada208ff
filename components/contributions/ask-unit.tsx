"use client";
import { useId, useState } from "react";
import type { FormAction } from "@/lib/actions/form-state";
import { askToContributeAction } from "@/lib/contributions/actions";
import { ALL_MISSING, NOTE_MAX } from "@/lib/contributions/rules-requests";
import type { FilingAddress } from "@/lib/tasks/schema";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/field";
import { newRequestId } from "@/components/ui/request-id";

const NOTE = { name: "note", label: "说明", hint: "可不填，例如需要哪些数据。", maxLength: NOTE_MAX, isOptional: true };

type AskProps = { address: FilingAddress; action: FormAction; unit: string; trigger: string; title: string; description: string; isSmall?: boolean };

function Ask({ address, action, unit, trigger, title, description, isSmall = false }: AskProps) {
  // A sending that came through is over; the next one is another.
  const [requestId, setRequestId] = useState(newRequestId);
  const dayId = useId();
  const [wish, setWish] = useState<{ typed?: string; error?: string }>({});
  return (
    <ConfirmDialog
      trigger={trigger}
      triggerSize={isSmall ? "sm" : undefined}
      title={title}
      description={description}
      confirmLabel="发送"
      fields={{ ...address, unit, requestId }}
      reason={NOTE}
      action={async (previous, form) => {
        const answer = await action(previous, form);
        setWish({ typed: answer.values?.wishedOn, error: answer.fieldErrors?.wishedOn });
        if (answer.status === "ok") setRequestId(newRequestId());
        return answer;
      }}
    >
      <TextField id={dayId} name="wishedOn" type="date" label="希望反馈日期" hint="可不填，不改变填报截止时间。" defaultValue={wish.typed} error={wish.error} className="max-w-44" />
    </ConfirmDialog>
  );
}

/** The lead asks one unit that has given nothing yet. */
export function AskUnit({ unit, address }: { unit: { id: string; name: string }; address: FilingAddress }) {
  return (
    <Ask address={address} action={askToContributeAction} unit={unit.id} trigger="请其反馈" isSmall
      title={`请${unit.name}反馈配合情况`} description="该单位将在待办和填报页看到，每天可请一次。" />
  );
}

/** The lead asks all that have given nothing yet; tells afterwards who was asked and who was passed over. */
export function AskAll({ count, address }: { count: number; address: FilingAddress }) {
  const [message, setMessage] = useState("");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {count > 0 ? (
        <Ask
          address={address}
          unit={ALL_MISSING}
          trigger={`一键请全部未反馈单位反馈（${count}）`}
          isSmall
          title={`请 ${count} 个未反馈单位反馈配合情况`}
          description="各单位将在待办和填报页看到。今天已请过的单位不重复发送。"
          action={async (previous, form) => {
            const answer = await askToContributeAction(previous, form);
            if (answer.status === "ok") setMessage(answer.message ?? "");
            return answer;
          }}
        />
      ) : null}
      <p role="status" className="text-sm text-muted">{message}</p>
    </div>
  );
}
