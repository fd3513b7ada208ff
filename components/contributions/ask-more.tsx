"use client";
import { useState } from "react";
import { askForMoreAction } from "@/lib/contributions/actions";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { HiddenFields } from "@/components/ui/form-answer";
import { newRequestId } from "@/components/ui/request-id";

/** The lead unit sends a contribution back for more, with its reason. */
export function AskMore({ unitName, fields }: { unitName: string; fields: HiddenFields }) {
  const [requestId] = useState(newRequestId);
  return (
    <ConfirmDialog
      trigger="要求补充"
      triggerSize="sm"
      title={`请${unitName}补充配合情况`}
      confirmLabel="发送"
      action={askForMoreAction}
      fields={{ ...fields, requestId }}
      reason={{ name: "reason", label: "需要补充什么", maxLength: 1000 }}
    />
  );
}
