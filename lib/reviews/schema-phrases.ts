import { z } from "zod";
import { longText, requestId } from "@/lib/actions/schema";

export const PHRASE_MAX = 200;
/** More than this nobody finds his phrase in. */
export const PHRASES_MAX = 20;

/** What every list of phrases offers; a supervisor's own stand before them. */
export const SHARED_PHRASES: readonly string[] = [
  "进展情况过于笼统，请补充具体数据。",
  "与上季度内容基本重复，请填写本季度新进展。",
  "自评与完成比例不一致，请核实。",
  "请补充佐证材料。",
];

const text = longText(PHRASE_MAX).refine((value) => value.length > 0, "请填写常用语。");
const id = z.uuid("常用语不正确。");

export const addPhraseSchema = z.object({ text, requestId });
export const editPhraseSchema = z.object({ id, text, requestId });
export const removePhraseSchema = z.object({ id, requestId });
export const movePhraseSchema = z.object({ id, direction: z.enum(["up", "down"], "请选择上移或下移。"), requestId });
