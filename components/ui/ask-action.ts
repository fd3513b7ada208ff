import { unstable_rethrow } from "next/navigation";
import type { FormAnswer } from "./form-answer";

/** What `unauthorized()` is to the browser. */
const SIGNED_OUT = "NEXT_HTTP_ERROR_FALLBACK;401";

/** Calls an action; an answer that never came leaves the form as it is: sending it again with the same key is harmless. */
export async function askAction<Answer extends FormAnswer>(action: (previous: Answer, form: FormData) => Promise<Answer>, form: FormData): Promise<Answer> {
  try {
    return await action({ status: "idle" } as Answer, form);
  } catch (error) {
    // Next.js would put its page in the form's place, and what was typed would be gone.
    if (error instanceof Error && "digest" in error && error.digest === SIGNED_OUT) return { status: "error", message: "登录已过期，没有保存；所填内容仍在页面上。请在另一窗口登录后，回到本页再提交。" } as Answer;
    unstable_rethrow(error);
    return { status: "error", message: "网络不通，没有收到结果，所填内容仍在页面上。请稍后再试，不会重复提交。" } as Answer;
  }
}
