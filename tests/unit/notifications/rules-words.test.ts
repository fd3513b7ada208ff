import { describe, expect, it } from "vitest";
import { NOTIFICATION_KIND_LABELS, type NotificationKind } from "@/lib/labels";
import { messageIdOf, writeMail } from "@/lib/notifications/rules-mail";
import { isTarget, sentenceOf, targetOf, type Notice } from "@/lib/notifications/rules-words";

const NOTICE: Notice = {
  id: "n1", kind: "RETURNED", listSlug: "2021-60", taskNo: 40, periodKey: "2026Q4", periodLabel: "2026年第四季度", unitName: "市教育局",
  subjectId: "s1", form: "report", actorName: "督查员一", items: [],
};
const DUE: Notice = { ...NOTICE, id: "n2", kind: "DUE_TODAY", taskNo: null, form: null, items: [{ no: 6, form: "report" }, { no: 7, form: "contribution" }, { no: 8, form: "contribution" }] };
const KINDS = Object.keys(NOTIFICATION_KIND_LABELS) as NotificationKind[];

describe("a notice", () => {
  it.each(KINDS)("of kind %s is one whole sentence", (kind) => {
    const sentence = sentenceOf({ ...NOTICE, kind, items: DUE.items });
    expect(sentence).toMatch(/^[^。]+。$/);
    expect(sentence).not.toMatch(/undefined|null|NaN/);
  });

  it("counts what is owed by duty", () => {
    expect(sentenceOf(DUE)).toBe("2026年第四季度今天到期，本单位尚未报送：牵头 1 项、配合 2 项。");
  });

  it("leads to exactly the form, or to its own page where it is about several", () => {
    expect(targetOf(NOTICE)).toBe("/lists/2021-60/tasks/40/report?period=2026Q4");
    expect(targetOf({ ...NOTICE, kind: "CONTRIBUTION_ASKED", form: "contribution" })).toBe("/lists/2021-60/tasks/40/contribution?period=2026Q4");
    expect(targetOf({ ...NOTICE, kind: "MENTIONED", form: null, periodKey: null })).toBe("/lists/2021-60/tasks/40?tab=discussion");
    expect(targetOf({ ...NOTICE, kind: "WAITING_REVIEW" })).toBe("/reviews/s1");
    expect(targetOf(DUE)).toBe("/notifications/n2");
    expect(targetOf({ ...NOTICE, kind: "EXTENSION_GRANTED", taskNo: null, form: null })).toBe("/notifications/n1");
  });

  it("is read on the page it leads to, in that period and tab, and nowhere else", () => {
    const target = targetOf(NOTICE);
    expect(isTarget(target, "/lists/2021-60/tasks/40/report", new URLSearchParams("period=2026Q4&x=1"))).toBe(true);
    expect(isTarget(target, "/lists/2021-60/tasks/40/report", new URLSearchParams("period=2026Q3"))).toBe(false);
    expect(isTarget(target, "/lists/2021-60/tasks/40", new URLSearchParams("period=2026Q4"))).toBe(false);
  });
});

describe("an e-mail", () => {
  const frame = { title: "督办平台", name: "张<三>", isDigest: false, baseUrl: "https://duban.example.invalid" };

  it("says what it is about in its subject, or how many", () => {
    expect(writeMail([NOTICE], frame).subject).toBe("【督办平台】退回：第 40 项任务");
    expect(writeMail([DUE], frame).subject).toBe("【督办平台】今天到期：2026年第四季度");
    expect(writeMail([NOTICE, DUE], frame).subject).toBe("【督办平台】2 条提醒");
    expect(writeMail([NOTICE, DUE], { ...frame, isDigest: true }).subject).toBe("【督办平台】每日提醒（2 条）");
  });

  it("holds each notice with its link, in order, and no mark-up of anybody's", () => {
    const { text, html } = writeMail([NOTICE, DUE], frame);
    expect(text.match(/https:\S+/g)).toEqual(["https://duban.example.invalid/lists/2021-60/tasks/40/report?period=2026Q4", "https://duban.example.invalid/notifications/n2"]);
    expect(html).toContain("张&#60;三&#62;");
    expect(html).not.toMatch(/<img|<script|<三>/);
  });

  it("leaves the links out where nobody knows the address", () => {
    expect(writeMail([NOTICE], { ...frame, baseUrl: null }).text).not.toContain("/lists/");
  });

  it("keeps its Message-ID at every attempt", () => {
    expect(messageIdOf("m1", "督办平台 <duban@example.gov.cn>")).toBe("<duban-m1@example.gov.cn>");
    expect(messageIdOf("m1", "duban@example.gov.cn")).toBe("<duban-m1@example.gov.cn>");
  });
});
