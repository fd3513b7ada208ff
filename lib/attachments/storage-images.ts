import "server-only";
import type { FileHandle } from "node:fs/promises";

/** Why a picture cannot be taken: its structure does not hold, or it would fill the reader's memory when drawn. */
type Refusal = "damaged" | "large" | null;
type Check = (file: FileHandle, size: number, head: Buffer) => Promise<Refusal>;

const MAX_PIXELS = 120_000_000;
const MAX_PARTS = 65_536;

function judge(width: number, height: number): Refusal {
  if (width <= 0 || height <= 0) return "damaged";
  return width * height > MAX_PIXELS ? "large" : null;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** IHDR first, at least one IDAT, and IEND exactly at the end: nothing rides behind the picture. */
const checkPng: Check = async (file, size, head) => {
  if (head.length < 33 || head.toString("latin1", 12, 16) !== "IHDR" || head.readUInt32BE(8) !== 13) return "damaged";
  let at = 8;
  let hasData = false;
  for (let parts = 0; parts < MAX_PARTS; parts += 1) {
    const chunk = await readAt(file, at, 8);
    if (chunk.length < 8) return "damaged";
    const type = chunk.toString("latin1", 4, 8);
    at += 12 + chunk.readUInt32BE(0);
    hasData ||= type === "IDAT";
    if (at > size) return "damaged";
    if (type === "IEND") return hasData && at === size ? judge(head.readUInt32BE(16), head.readUInt32BE(20)) : "damaged";
  }
  return "damaged";
};

const isStartOfFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

async function hasEndOfImage(file: FileHandle, from: number): Promise<boolean> {
  let last = 0;
  for (let at = from; ; ) {
    const piece = await readAt(file, at, 65_536);
    if (piece.length === 0) return false;
    if ((last === 0xff && piece[0] === 0xd9) || piece.includes(Buffer.from([0xff, 0xd9]))) return true;
    last = piece[piece.length - 1] ?? 0;
    at += piece.length;
  }
}

/** Segments up to the scan, with a frame among them, and an end after it; phones append their own data behind that. */
const checkJpeg: Check = async (file, _size, head) => {
  if (head.readUInt16BE(0) !== 0xffd8) return "damaged";
  let at = 2;
  let frame: Buffer | null = null;
  for (let parts = 0; parts < MAX_PARTS; parts += 1) {
    const segment = await readAt(file, at, 9);
    if (segment.length < 9 || segment[0] !== 0xff) return "damaged";
    const marker = segment[1] ?? 0;
    if (marker === 0xff) {
      at += 1; // filling
      continue;
    }
    if (isStartOfFrame(marker)) frame = segment;
    if (marker === 0xda) return frame && (await hasEndOfImage(file, at)) ? judge(frame.readUInt16BE(7), frame.readUInt16BE(5)) : "damaged";
    const length = segment.readUInt16BE(2);
    if (marker < 0xc0 || length < 2) return "damaged";
    at += 2 + length;
  }
  return "damaged";
};

const checkGif: Check = async (file, size, head) => {
  const [last] = await readAt(file, size - 1, 1);
  if (!/^GIF8[79]a$/.test(head.toString("latin1", 0, 6)) || size < 14 || last !== 0x3b) return "damaged";
  return judge(head.readUInt16LE(6), head.readUInt16LE(8));
};

const checkWebp: Check = async (_file, size, head) => {
  const length = head.length >= 30 ? head.readUInt32LE(4) + 8 : 0;
  if (head.toString("latin1", 0, 4) !== "RIFF" || length < 30 || (length !== size && length + 1 !== size)) return "damaged";
  const kind = head.toString("latin1", 12, 16);
  if (kind === "VP8X") return judge(head.readUIntLE(24, 3) + 1, head.readUIntLE(27, 3) + 1);
  if (kind === "VP8 ") return judge(head.readUInt16LE(26) & 0x3fff, head.readUInt16LE(28) & 0x3fff);
  if (kind !== "VP8L") return "damaged";
  const bits = head.readUInt32LE(21);
  return judge((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
};

const checkBmp: Check = async (_file, size, head) => {
  if (head.length < 54 || head.readUInt32LE(14) < 40 || head.readUInt32LE(10) >= size) return "damaged";
  const width = head.readInt32LE(18);
  const height = Math.abs(head.readInt32LE(22));
  const isPlain = head.readUInt32LE(30) === 0;
  const row = Math.ceil((width * head.readUInt16LE(28)) / 32) * 4;
  return isPlain && head.readUInt32LE(10) + row * height > size ? "damaged" : judge(width, height);
};

/** A look at each kind of picture's own structure, by the name of its signature. */
export const IMAGE_CHECKS: Readonly<Record<string, Check>> = { png: checkPng, jpg: checkJpeg, gif: checkGif, webp: checkWebp, bmp: checkBmp };
