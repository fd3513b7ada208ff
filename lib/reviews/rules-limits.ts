/** In characters: a reason, a phrase; and how many phrases. */
export const REASON_MAX = 1000;

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
