import { unstable_rethrow } from "next/navigation";
import type { FormAnswer } from "./form-answer";

/** Calls an action; an answer that never came leaves the form as it is: sending it again with the same key is harmless. */
export async function askAction<Answer extends FormAnswer>(action: (previous: Answer, form: FormData) => Promise<Answer>, form: FormData): Promise<Answer> {
  try {
    return await action({ status: "idle" } as Answer, form);
  } catch (error) {
    unstable_rethrow(error);
    return { status: "error", message: "网络不通，没有收到结果，所填内容仍在页面上。请稍后再试，不会重复提交。" } as Answer;
  }
}
