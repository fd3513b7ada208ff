import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const run = promisify(execFile);
const OFFICE = "soffice";

/** Whether a LibreOffice is installed (tests/office.ts installs one where it may). */
export async function hasOffice(): Promise<boolean> {
  try {
    return (await run(OFFICE, ["--version"], { timeout: 60_000 })).stdout.includes("LibreOffice");
  } catch {
    return false;
  }
}

/**
 * Opens a file in a headless LibreOffice and saves it as another kind.
 * @param name with its extension, by which LibreOffice tells what it is
 * @param kind the new extension, or `extension:filter` as `--convert-to` takes it
 */
export async function convertTo(kind: string, name: string, bytes: Uint8Array): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "duban-office-"));
  try {
    await writeFile(join(folder, name), bytes);
    // A profile of its own: two at a time would refuse to share one.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const { stdout, stderr } = await run(OFFICE, [profile, "--headless", "--norestore", "--convert-to", kind, "--outdir", join(folder, "out"), join(folder, name)], { timeout: 120_000 });
    const extension = kind.split(":")[0] ?? kind;
    const made = join(folder, "out", name.replace(/\.[^.]+$/, `.${extension}`));
    return await readFile(made).catch(() => {
      throw new Error(`LibreOffice did not open ${name}: ${stdout}${stderr}`);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns the file as LibreOffice prints it */
export const convertToPdf = (name: string, bytes: Uint8Array): Promise<Buffer> => convertTo("pdf", name, bytes);

export type PdfPage = { /** Without white space, so that a line's break does not matter. */ text: string; widthMm: number; heightMm: number };

/** @returns each page's text and size */
export async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const millimetres = (points: number): number => Math.round((points / 72) * 25.4);
  const pages: PdfPage[] = [];
  for (let no = 1; no <= document.numPages; no += 1) {
    const page = await document.getPage(no);
    const { items } = await page.getTextContent();
    const { width, height } = page.getViewport({ scale: 1 });
    const text = items.map((item) => ("str" in item ? item.str : "")).join("").replace(/\s+/g, "");
    pages.push({ text, widthMm: millimetres(width), heightMm: millimetres(height) });
  }
  return pages;
}
