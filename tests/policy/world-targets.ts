import { db } from "@/lib/db/client";

/** A target that task 1 has by its notice. */
export async function createTargets(task: string): Promise<void> {
  await db.noticeTarget.create({ data: { taskId: task, position: 0, name: "权限表指标", measure: "个", goal: 10, basis: "YEARLY", sentence: "权限表第一项任务" }, select: { key: true } });
}
