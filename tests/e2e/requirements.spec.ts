import { expect, test } from "../support/e2e";

const NOTICE = "/lists/2021-60/notice";
/** The notice's requirements, in their own words, and where each is carried out. */
const CARRIED: [string, string[]][] = [
  ["明晰重要意义，提高思想站位", ["任务分解"]],
  ["聚焦目标任务，强化工作推进", ["目标任务", "工作方案", "对上争取"]],
  ["加强督查考核，促进政策落实", ["督办", "销号", "考核"]],
  ["加大宣传引导，营造发展氛围", ["宣传"]],
];

test("each requirement of the notice leads to where it is carried out, with its figures, on the notice and on the dashboard", async ({ openAs }) => {
  const supervisor = await openAs("duban1");
  await supervisor.goto(NOTICE);
  const read = async () => {
    const texts = [];
    for (const [name, places] of CARRIED) {
      const items = supervisor.getByRole("list", { name: `落实：${name}` }).getByRole("listitem");
      await expect(items).toHaveCount(places.length);
      texts.push(await items.allInnerTexts());
    }
    return texts.map((items) => items.map((text) => text.replace(/\s+/g, " ").trim()));
  };
  const onNotice = await read();
  expect(onNotice.map((items) => items.map((text) => text.split(" ")[0]))).toEqual(CARRIED.map(([, places]) => places));
  // Every place has figures, and the demonstration something to count in each.
  for (const text of onNotice.flat()) expect(text).toMatch(/ [1-9]\d*/);

  const links = await supervisor.getByRole("list", { name: /^落实：/ }).getByRole("link").evaluateAll((all: HTMLAnchorElement[]) => all.map((link) => link.getAttribute("href") ?? ""));
  for (const href of new Set(links)) expect((await supervisor.request.get(href)).status(), href).toBe(200);
  await supervisor.goto("/lists/2021-60/dashboard");
  expect(await read()).toEqual(onNotice);
});

test("a unit's account counts no more than it may see", async ({ openAs }) => {
  const [supervisor, county] = [await openAs("duban1"), await openAs("shuyang")];
  const figuresOf = async (page: typeof supervisor) => {
    await page.goto(NOTICE);
    const texts = await page.getByRole("list", { name: "落实：加强督查考核，促进政策落实" }).getByRole("listitem").allInnerTexts();
    return texts.map((text) => [...text.matchAll(/\d+/g)].reduce((sum, [digits]) => sum + Number(digits), 0));
  };
  const [all, own] = [await figuresOf(supervisor), await figuresOf(county)];
  expect(own.length).toBe(all.length);
  for (const [at, sum] of own.entries()) expect(sum).toBeLessThanOrEqual(all[at] ?? 0);
  expect(own[0]).toBeLessThan(all[0] ?? 0);
});
