import "server-only";
import { recordEvent } from "@/lib/audit/mutations";
import { isDemoInstallation } from "@/lib/auth/installation";
import { getList } from "@/lib/lists/queries";
import { listPublications, type PublicationRow } from "@/lib/publicity/queries";
import { matchesPublication } from "@/lib/publicity/rules";
import { publicationFilters, publicityQuery } from "@/lib/publicity/schema";
import { csvPieces } from "./document-csv";
import { xlsxPieces } from "./document-xlsx";
import { queryOf, sendFile, type FileFormat } from "./handlers-file";
import { PUBLICITY_COLUMNS, PUBLICITY_NAMES, publicityRecord } from "./rules-publicity";
import { tableSheet } from "./rules-table";
import { fileName, headingRows, minuteText } from "./rules-title";

async function* onePage(rows: readonly PublicationRow[]) {
  yield await Promise.resolve(rows.map(publicityRecord));
}

/** `GET /lists/<list>/publicity/export/xlsx` and `/csv`, with the page's own filters: what it lists, as a file. Answers as `sendFile`. */
export async function sendPublicity(format: FileFormat, slug: string, request: Request): Promise<Response> {
  return sendFile(request, "没有找到对应的任务清单。", async (viewer) => {
    const filters = publicationFilters.parse(queryOf(request));
    const list = await getList(viewer, slug);
    const [all, isDemo] = await Promise.all([listPublications(viewer, list.id), isDemoInstallation()]);
    const rows = all.filter((row) => matchesPublication(row, filters));
    const query = publicityQuery(filters);
    await recordEvent(viewer, { event: "PUBLICITY_EXPORTED", subjectId: list.id, detail: { format, query } });
    const now = new Date();
    const title = "宣传报道";
    const note = `统计时间：${minuteText(now)}　　范围：${query === "" ? "全部" : "按页面筛选条件"}，共 ${rows.length} 篇`;
    const sheet = tableSheet({ name: "宣传", columns: PUBLICITY_COLUMNS, rows, frozenColumns: 0, nothing: "没有宣传报道", above: (widths) => headingRows({ title, list, isDemo, note }, widths) });
    const pieces = format === "csv" ? csvPieces(PUBLICITY_NAMES, onePage(rows)) : xlsxPieces([sheet], { title: `${list.title} ${title}`, createdAt: now });
    return { format, name: fileName(`${list.docNumber} ${title}${query === "" ? "" : "（筛选）"}`, format), pieces, about: { list: slug, format } };
  });
}
