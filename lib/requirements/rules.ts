/** Where each of the notice's requirements is carried out: by what its own words order. */

export type PlaceKey = "breakdown" | "progress" | "plans" | "upward" | "orders" | "closures" | "appraisals" | "publicity";

type Place = { key: PlaceKey; label: string; /** The word that counts them in running text. */ counter: string; /** Within the list's address. */ path: string; orderedBy: RegExp };

/** In the order in which a requirement shows them. */
export const PLACES: readonly Place[] = [
  { key: "breakdown", label: "任务分解", counter: "项", path: "tasks", orderedBy: /重要意义|思想站位/ },
  { key: "progress", label: "目标任务", counter: "项", path: "dashboard", orderedBy: /目标任务/ },
  { key: "plans", label: "工作方案", counter: "项", path: "plans", orderedBy: /工作方案/ },
  { key: "upward", label: "对上争取", counter: "项", path: "upward", orderedBy: /对上争取/ },
  { key: "orders", label: "督办", counter: "件", path: "orders", orderedBy: /督查|跟踪管理/ },
  { key: "closures", label: "销号", counter: "项", path: "closures", orderedBy: /跟踪管理/ },
  { key: "appraisals", label: "考核", counter: "个", path: "appraisals", orderedBy: /考核/ },
  { key: "publicity", label: "宣传", counter: "篇", path: "publicity", orderedBy: /宣传/ },
];

/** @returns where a requirement is carried out; one that orders nothing of these, through the tasks themselves */
export function placesOf(requirement: string): readonly Place[] {
  const named = PLACES.filter((place) => place.orderedBy.test(requirement));
  return named.length > 0 ? named : PLACES.slice(0, 1);
}

/** @returns what a requirement is called: 二是聚焦目标任务，强化工作推进。… → 聚焦目标任务，强化工作推进 */
export function requirementName(requirement: string): string {
  return /^(?:[一二三四五六七八九十]+是)?([^。]+)/.exec(requirement)?.[1] ?? requirement;
}
