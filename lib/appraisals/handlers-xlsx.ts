import "server-only";
import { recordEvent } from "@/lib/audit/mutations";
import { isDemoInstallation } from "@/lib/auth/installation";
import { xlsxPieces } from "@/lib/exports/document-xlsx";
import { queryOf, sendFile } from "@/lib/exports/handlers-file";
import { fileName, headingRows, minuteText } from "@/lib/exports/rules-title";
import { getAppraisals } from "./queries";
import { appraisalSheets } from "./rules-sheet";
import { yearChoice } from "./schema";

/** `GET /lists/<list>/appraisals/xlsx?year=`: the table of the page, for its viewer, as a file. Answers as `sendFile`. */
export async function sendAppraisals(slug: string, request: Request): Promise<Response> {
  return sendFile(request, "没有找到对应的任务清单或年度。", async (viewer) => {
    const appraisal = await getAppraisals(viewer, slug, yearChoice.parse(queryOf(request).year));
    const { list, year, units, asOf, fixed, isOwn } = appraisal;
    const isDemo = await isDemoInstallation();
    await recordEvent(viewer, { event: "APPRAISAL_EXPORTED", subjectId: list.id, detail: { year, units: units.length } });
    const title = `${year}年度考核得分`;
    const standing = fixed ? `${minuteText(fixed.at)} 由${fixed.byName}确定` : `统计时间：${minuteText(asOf)}，尚未确定`;
    const above = (widths: readonly number[]) => headingRows({ title, list, isDemo, note: `${standing}${isOwn ? "　　只列本单位" : ""}` }, widths);
    const pieces = xlsxPieces(appraisalSheets(appraisal, above), { title: `${list.title} ${title}`, createdAt: new Date() });
    return { format: "xlsx", name: fileName(`${list.docNumber} ${title}`, "xlsx"), pieces, about: { list: slug, year } };
  });
}
