/** The words of an extension and of the request for it, which forms, reports and refusals share. */

/** After the lock nobody asks in writing any more; a supervisor may still grant one. */
export const ASK_BY_PHONE = "填报期已锁定，不能再在线申请延期。确需补报的，请致电市人社局督查员办理。";

export const NOT_OPEN_YET = "填报期尚未开始，暂不能申请延期。";

/** @returns a reason as it stands inside brackets or in a sentence: without its own full stop */
export function withoutStop(reason: string): string {
  return reason.replace(/[。.]$/, "");
}

/** A late report stays late; that it was filed under an extension is said beside it. */
export function lateWords(report: { isUnderExtension: boolean }): string {
  return report.isUnderExtension ? "迟报（已延期）" : "迟报";
}
