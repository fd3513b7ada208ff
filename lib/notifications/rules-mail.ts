/** The e-mails themselves: short, plain, and without a word of what was filed. */
import { NOTIFICATION_KIND_LABELS } from "@/lib/labels";
import { sentenceOf, targetOf, type Notice } from "./rules-words";

export type MailWords = { subject: string; text: string; html: string };
type Frame = { title: string; name: string; isDigest: boolean; /** Where people's browsers find the product, without a slash at the end. */ baseUrl: string | null };

/** @returns the Message-ID of an e-mail: a second attempt carries the same one, and mail servers know it again */
export function messageIdOf(mailId: string, from: string): string {
  const domain = /@([^\s>]+)>?$/.exec(from)?.[1] ?? "localhost";
  return `<duban-${mailId}@${domain}>`;
}

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function subjectOf(notices: readonly Notice[], { title, isDigest }: Frame): string {
  const [first] = notices;
  if (isDigest) return `【${title}】每日提醒（${notices.length} 条）`;
  if (notices.length !== 1 || !first) return `【${title}】${notices.length} 条提醒`;
  const about = first.taskNo === null ? (first.periodLabel ?? "") : `第 ${first.taskNo} 项任务`;
  return `【${title}】${NOTIFICATION_KIND_LABELS[first.kind]}${about ? `：${about}` : ""}`;
}

/** @returns subject, text and HTML of one e-mail about these notices, in their order */
export function writeMail(notices: readonly Notice[], frame: Frame): MailWords {
  const lines = notices.map((notice) => ({ sentence: sentenceOf(notice), href: frame.baseUrl === null ? null : frame.baseUrl + targetOf(notice) }));
  const closing = "本邮件由平台自动发送，请勿回复。邮件提醒可在“我的账号”中设置。";
  const greeting = `${frame.name}：`;
  const text = [greeting, "", ...lines.flatMap(({ sentence, href }, at) => [`${lines.length > 1 ? `${at + 1}. ` : ""}${sentence}`, ...(href ? [href] : []), ""]), closing, ""].join("\n");
  const items = lines.map(({ sentence, href }) => `<li>${escape(sentence)}${href ? `<br><a href="${escape(href)}">打开</a>` : ""}</li>`);
  const html = `<!doctype html><html lang="zh-CN"><body><p>${escape(greeting)}</p><ol>${items.join("")}</ol><p>${escape(closing)}</p></body></html>`;
  return { subject: subjectOf(notices, frame), text, html };
}
