import { z } from "zod";

const { localeError } = z.locales.zhCN();

/**
 * What a schema says that has no words of its own for a case: only for requests that no form or page of ours sends, but then
 * in Chinese too, and without the library's terms where those would show its inside.
 */
export const IN_CHINESE: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== "invalid_type") return localeError(issue);
  return issue.expected === "number" ? "须为整数。" : "缺少内容或格式不正确。";
};
