import "server-only";
import type { FileHandle } from "node:fs/promises";

// [MS-CFB]: a file system in a file, which old Office and WPS documents are. Only the names in its directory are read.
const NO_SECTOR = 0xfffffffa; // this and above are marks, not sector numbers
const HEADER_FAT_SECTORS = 109;
const MAX_DIRECTORY_SECTORS = 2_000;
const ENTRY = 128;

type Cfb = { file: FileHandle; sectorSize: number; sectors: number };

async function readSector({ file, sectorSize, sectors }: Cfb, no: number): Promise<Buffer | null> {
  if (no >= sectors) return null;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(sectorSize), 0, sectorSize, (no + 1) * sectorSize);
  return bytesRead === 0 ? null : buffer;
}

/** The numbers of the sectors that hold the table of chains: 109 in the header, the rest in a chain of their own. */
async function listFatSectors(cfb: Cfb, header: Buffer): Promise<number[]> {
  const found: number[] = [];
  for (let at = 0; at < HEADER_FAT_SECTORS; at += 1) found.push(header.readUInt32LE(76 + at * 4));
  let next = header.readUInt32LE(68);
  const perSector = cfb.sectorSize / 4 - 1;
  for (let steps = 0; next < NO_SECTOR && steps < 64; steps += 1) {
    const sector = await readSector(cfb, next);
    if (!sector) break;
    for (let at = 0; at < perSector; at += 1) found.push(sector.readUInt32LE(at * 4));
    next = sector.readUInt32LE(perSector * 4);
  }
  return found;
}

function* namesIn(sector: Buffer): Generator<string> {
  for (let at = 0; at + ENTRY <= sector.length; at += ENTRY) {
    const length = sector.readUInt16LE(at + 64);
    const isUsed = [1, 2, 5].includes(sector[at + 66] ?? 0);
    if (isUsed && length >= 2 && length <= 64) yield sector.toString("utf16le", at, at + length - 2);
  }
}

/** @returns the names of the container's streams and storages; null where it is no sound container */
export async function readCfbNames(file: FileHandle, size: number): Promise<Set<string> | null> {
  const { buffer: header, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
  if (bytesRead < 512 || header.readUInt32BE(0) !== 0xd0cf11e0 || header.readUInt16LE(28) !== 0xfffe) return null;
  const shift = header.readUInt16LE(30);
  if (![9, 12].includes(shift)) return null;
  const sectorSize = 1 << shift;
  const cfb: Cfb = { file, sectorSize, sectors: Math.ceil(size / sectorSize) - 1 };
  const fatSectors = await listFatSectors(cfb, header);
  const names = new Set<string>();
  let sectorNo = header.readUInt32LE(48);
  for (let steps = 0; sectorNo < NO_SECTOR && steps < MAX_DIRECTORY_SECTORS; steps += 1) {
    const sector = await readSector(cfb, sectorNo);
    if (!sector) return null;
    for (const name of namesIn(sector)) names.add(name);
    const perSector = sectorSize / 4;
    const fatSector = fatSectors[Math.floor(sectorNo / perSector)];
    const chain = fatSector === undefined || fatSector >= NO_SECTOR ? null : await readSector(cfb, fatSector);
    if (!chain) return null;
    sectorNo = chain.readUInt32LE((sectorNo % perSector) * 4);
  }
  return names.has("Root Entry") ? names : null;
}
