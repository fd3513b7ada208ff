import { describe, expect, it } from "vitest";
import { numeralOf, parseNotice } from "@/lib/notice/parse";
import { noticeSchema } from "@/lib/notice/schema";
import { REAL_TEXT, tasksOf } from "./dump";

const notice = parseNotice(REAL_TEXT);
const tasks = tasksOf(notice);
const task = (no: number) => tasks.find((one) => one.no === no);
const sections = notice.chapters.flatMap((chapter) => chapter.sections);

describe("parseNotice on 宿办发〔2021〕60号", () => {
  it("reads the number and the heading in one line", () => {
    expect(notice.docNumber).toBe("宿办发〔2021〕60号");
    expect(notice.title).toBe(
      "市委办公室 市政府办公室印发《贯彻落实〈省委办公厅省政府办公厅关于促进劳动力和人才社会性流动体制机制改革的实施意见〉任务清单》的通知",
    );
  });

  it("keeps the four requirements whole", () => {
    expect(notice.requirements).toHaveLength(4);
    expect(notice.requirements.map((one) => one.slice(0, 4))).toEqual(["一是明晰", "二是聚焦", "三是加强", "四是加大"]);
    expect(notice.requirements[2]).toBe(
      "三是加强督查考核，促进政策落实。市人社局要对照任务要求，加强跟踪管理，引导各地、各部门全面落实各项政策措施。各地、各部门要加强行政执法，加大劳动争议案件行政调解、仲裁调解力度，保障劳动力和人才社会性流动的合法权益。",
    );
    for (const one of notice.requirements) expect(REAL_TEXT.split("\n")).toContain(one);
  });

  it("finds 4 chapters, 14 sections and 47 tasks, each once and in order", () => {
    expect(notice.chapters.map(({ no, title }) => [no, title])).toEqual([
      [1, "推动经济高质量发展，筑牢社会性流动基础。"],
      [2, "畅通有序流动渠道，激发社会性流动活力。"],
      [3, "完善评价激励机制，拓展社会性流动空间。"],
      [4, "健全兜底保障机制，增强向上流动能力。"],
    ]);
    expect(notice.chapters.map((chapter) => chapter.sections.map((section) => section.no))).toEqual([[1, 2, 3], [4, 5, 6, 7], [8, 9, 10], [11, 12, 13, 14]]);
    expect(sections.map((section) => section.tasks.length)).toEqual([2, 2, 6, 3, 5, 3, 2, 4, 6, 4, 2, 3, 3, 2]);
    expect(tasks.map(({ no }) => no)).toEqual(Array.from({ length: 47 }, (_, index) => index + 1));
  });

  it("finds 17 leads and 33 labels in all; human resources lead 16 tasks", () => {
    expect(new Set(tasks.map(({ lead }) => lead)).size).toBe(17);
    expect(new Set(tasks.flatMap(({ lead, support }) => [lead, ...support])).size).toBe(33);
    expect(tasks.flatMap(({ support }) => support)).toHaveLength(150);
    expect(tasks.filter(({ lead }) => lead === "市人力资源和社会保障局")).toHaveLength(16);
  });

  it("leaves no artefact in any wording", () => {
    const words = JSON.stringify(notice);
    expect(words).not.toMatch(/bookmark|GoBack|\\[tnr]|★/);
    for (const { content } of tasks) {
      expect(content).toMatch(/^\p{Script=Han}.*。$/u);
      expect(REAL_TEXT).toContain(content);
    }
  });

  it("reads the three ways to write a number", () => {
    expect(task(12)).toEqual({
      no: 12,
      content: "鼓励苏州宿迁两市从医疗卫生、教育等公共服务领域互派一批专业技术人才双向培训交流，支持苏宿双向按规定评审专业技术职称，并予以认可。",
      lead: "市人力资源和社会保障局",
      support: ["各县（区）", "市各功能区"],
    });
    expect(task(25)?.content).toBe(
      "实施乡土人才“联村强农”行动，落实乡土人才培养评价“1+3”制度体系要求，结合县（区）乡土特色产业持续举办乡土人才培养评价高级研修班，实现年培养500名以上乡土人才取得职称，1500名以上乡土人才通过职业技能等级认定，其中600名取得高级工及以上职业技能等级证书，为乡村产业兴旺、全面振兴提供人才支撑。",
    );
    expect(task(27)?.content).toMatch(/^加快推行县以下事业单位管理岗位职员等级晋升制度，.*定向使用政策。$/);
    expect(task(1)?.content).toMatch(/^培育和壮大经济发展新动能，.*“6\+3\+X”产业体系，.*大数据\+等20条产业链.*自主可控的先进制造业体系。$/);
  });

  it("parts units at either separator, in order", () => {
    expect(task(1)?.support).toEqual(["各县（区）", "市各功能区", "市科技局", "市工业和信息化局"]);
    expect(task(3)?.support).toEqual(["各县（区）", "市各功能区"]);
    expect(task(40)).toMatchObject({ lead: "市教育局", support: ["各县（区）", "市各功能区", "市财政局", "市人力资源和社会保障局", "市民政局", "市残联"] });
    expect(task(47)).toMatchObject({ lead: "市民政局", support: ["各县（区）", "市各功能区", "市教育局", "市检察院", "团市委", "市公安局"] });
    expect(task(8)?.lead).toBe("人行宿迁中心支行");
  });

  it("joins what a page break tore apart", () => {
    const numbers = (no: number) => sections.find((section) => section.no === no)?.tasks.map((one) => one.no);
    expect(sections[7]).toMatchObject({ no: 8, title: "拓展基层人员发展空间" });
    expect(numbers(8)).toEqual([24, 25, 26, 27]);
    expect(sections[10]).toMatchObject({ no: 11, title: "巩固脱贫攻坚成果促进贫困群体向上向好流动" });
    expect(numbers(11)).toEqual([38, 39]);
    expect(numbers(13)).toEqual([43, 44, 45]);
  });

  it("has the shape that the schema promises", () => {
    expect(noticeSchema.parse(notice)).toEqual(notice);
    expect(noticeSchema.safeParse({ ...notice, chapters: [] }).success).toBe(false);
    expect(noticeSchema.safeParse({ ...notice, issuer: "市委办公室" }).success).toBe(false);
  });
});

describe("numeralOf", () => {
  it("writes numbers as the notice does", () => {
    expect([1, 9, 10, 11, 19, 20, 21, 40, 99].map(numeralOf)).toEqual(["一", "九", "十", "十一", "十九", "二十", "二十一", "四十", "九十九"]);
  });

  it("has nothing for what it cannot write", () => {
    expect([0, -1, 1.5, 100, Number.NaN].map(numeralOf)).toEqual(["", "", "", "", ""]);
  });
});
