import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";

/** Which task a new order is about: a plain GET form. */
export function TaskPicker({ action, tasks, no }: { action: string; tasks: readonly { no: number; content: string }[]; no: number | undefined }) {
  return (
    <form action={action} className="flex flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1 basis-80"><SelectField name="no" label="任务" defaultValue={no === undefined ? "" : String(no)} placeholder="请选择" options={tasks.map((task) => ({ value: String(task.no), label: `${task.no}　${task.content.slice(0, 40)}` }))} /></div>
      <Button type="submit">选定任务</Button>
    </form>
  );
}
