import { z } from "zod";
import { longText, requestId } from "@/lib/actions/schema";
import { PHRASE_MAX } from "./rules-limits";

const text = longText(PHRASE_MAX).refine((value) => value.length > 0, "请填写常用语。");
const id = z.uuid("常用语不正确。");

export const addPhraseSchema = z.object({ text, requestId });
export const editPhraseSchema = z.object({ id, text, requestId });
export const removePhraseSchema = z.object({ id, requestId });
export const movePhraseSchema = z.object({ id, direction: z.enum(["up", "down"], "请选择上移或下移。"), requestId });
