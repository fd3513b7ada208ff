"use client";
import type { FormAction } from "@/lib/actions/form-state";
import { MEDIUM_LABELS } from "@/lib/labels-carrying";
import type { PublicationForm as FormFacts } from "@/lib/publicity/queries";
import { LINK_MAX, OUTLET_MAX, TITLE_MAX } from "@/lib/publicity/rules-limits";
import { AttachmentList } from "@/components/attachments/attachment-list";
import { PendingFiles } from "@/components/attachments/pending-files";
import { ActionForm } from "@/components/ui/action-form";
import { FieldError, RequiredMark, SelectField, TextField } from "@/components/ui/field";
import type { HiddenFields } from "@/components/ui/form-answer";

const MEDIA = Object.entries(MEDIUM_LABELS).map(([value, label]) => ({ value, label }));

type Props = { action: FormAction; fields: HiddenFields & { requestId: string }; form: FormFacts };

/** What a unit published: where, when, the evidence, and the tasks it serves. */
export function PublicationForm({ action, fields, form: { list, tasks, row } }: Props) {
  // Files belong to one task, whichever of them the publication serves.
  const fileTask = tasks[0]?.no ?? 0;
  return (
    <ActionForm action={action} fields={{ ...fields, fileTask }} submitLabel="保存">
      {({ field, typed }) => (
        <>
          <TextField {...field("title")} label="标题" isRequired maxLength={TITLE_MAX} autoComplete="off" defaultValue={typed?.title ?? row?.title} />
          <div className="grid gap-4 sm:grid-cols-3">
            <SelectField {...field("medium")} label="媒介" isRequired placeholder="请选择" options={MEDIA} defaultValue={typed?.medium ?? row?.medium ?? ""} />
            <TextField {...field("outlet")} label="媒体或平台名称" isRequired maxLength={OUTLET_MAX} autoComplete="off" defaultValue={typed?.outlet ?? row?.outlet} />
            <TextField {...field("publishedOn")} type="date" label="发布日期" isRequired defaultValue={typed?.publishedOn ?? row?.publishedOn} />
          </div>
          <TextField {...field("link")} type="url" label="网址" hint="没有网址的，请在下方上传截图、照片等文件。" maxLength={LINK_MAX} autoComplete="off" defaultValue={typed?.link ?? row?.link ?? ""} />
          <TaskChoices tasks={tasks} chosen={row?.taskNos ?? []} {...field("tasks")} />
          <div>
            <p className="font-medium">佐证文件</p>
            <AttachmentList files={row?.files ?? []} />
            <PendingFiles list={list.slug} no={fileTask} />
          </div>
        </>
      )}
    </ActionForm>
  );
}

function TaskChoices({ tasks, chosen, id, name, error }: { tasks: FormFacts["tasks"]; chosen: readonly number[]; id: string; name: string; error: string | undefined }) {
  return (
    <fieldset id={id} aria-describedby={error ? `${id}-error` : undefined} className="min-w-0">
      <legend className="mb-1 font-medium">服务的任务<RequiredMark /></legend>
      <div className="max-h-72 overflow-y-auto rounded-md border border-line-strong px-3 py-1.5">
        {tasks.map(({ no, content }) => (
          <label key={no} className="flex min-h-8 cursor-pointer items-start gap-2 py-1 max-md:min-h-11">
            <input type="checkbox" name={name} value={no} defaultChecked={chosen.includes(no)} className="mt-1 size-4 shrink-0" />
            <span>{`${no}. ${content}`}</span>
          </label>
        ))}
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
