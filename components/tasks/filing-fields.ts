import { ASSESSMENT_LABELS } from "@/lib/labels";

const LABELS: Record<string, string> = {
  progress: "本季度进展情况",
  selfAssessment: "自评",
  completion: "完成比例",
  problems: "存在问题",
  coordination: "需协调事项",
  upward: "对上争取",
  nextSteps: "下一步打算",
  content: "配合情况",
  quotes: "引用配合情况",
  contactName: "经办人",
  contactPhone: "联系电话",
};

/** @returns what the forms call a field, to speak of it away from its place */
export function fieldLabel(name: string): string {
  return LABELS[name] ?? "其他内容";
}

/** @returns a field's word as a person reads it */
export function fieldWords(name: string, word: string): string {
  if (name === "completion" && word !== "") return `${word}%`;
  return name === "selfAssessment" && word in ASSESSMENT_LABELS ? ASSESSMENT_LABELS[word as keyof typeof ASSESSMENT_LABELS] : word;
}
