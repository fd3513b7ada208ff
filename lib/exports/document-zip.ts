import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

/** A file of an archive: its path and its text, piece by piece. */
export type Entry = { path: string; pieces: Iterable<string> };

/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** 1980-01-01: an archive's clock begins there, and a real time would tell the server's zone. */
const DAY_ONE = 0x21;

type Written = { name: Buffer; crc: number; packed: number; size: number; at: number };

function header(signature: number, fields: readonly (readonly [size: 2 | 4, value: number])[]): Buffer {
  const bytes = Buffer.alloc(4 + fields.reduce((sum, [size]) => sum + size, 0));
  bytes.writeUInt32LE(signature, 0);
  let at = 4;
  for (const [size, value] of fields) at = bytes.writeUIntLE(value, at, size);
  return bytes;
}

const sizes = ({ crc, packed, size }: Written) => [[4, crc], [4, packed], [4, size]] as const;

function directoryEntry(entry: Written): Buffer {
  const fixed = header(0x02014b50, [
    [2, VERSION], [2, VERSION], [2, FLAGS], [2, DEFLATED], [2, 0], [2, DAY_ONE], ...sizes(entry),
    [2, entry.name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, entry.at],
  ]);
  return Buffer.concat([fixed, entry.name]);
}

/** Packs one file as its text comes; `entry` has its sizes when the last piece is out. */
async function* packed(pieces: Iterable<string>, entry: Written): AsyncGenerator<Buffer> {
  function* measured() {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece);
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.length;
      yield bytes;
    }
  }
  const deflate = createDeflateRaw();
  const done = pipeline(Readable.from(measured()), deflate);
  // Reading `deflate` tells of a failure as well; this one must not go unheard.
  done.catch(() => undefined);
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    entry.packed += chunk.length;
    yield chunk;
  }
  await done;
}

/**
 * @param entries each under a path of its own; together below 4 GiB
 * @returns the archive, in pieces, as it is being made: no more than a piece of one file is held at a time
 */
export async function* zipOf(entries: Iterable<Entry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for (const { path, pieces } of entries) {
    const entry: Written = { name: Buffer.from(path), crc: 0, packed: 0, size: 0, at };
    const head = header(0x04034b50, [[2, VERSION], [2, FLAGS], [2, DEFLATED], [2, 0], [2, DAY_ONE], [4, 0], [4, 0], [4, 0], [2, entry.name.length], [2, 0]]);
    yield Buffer.concat([head, entry.name]);
    yield* packed(pieces, entry);
    const tail = header(0x08074b50, sizes(entry));
    yield tail;
    at += head.length + entry.name.length + entry.packed + tail.length;
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield header(0x06054b50, [[2, 0], [2, 0], [2, written.length], [2, written.length], [4, directory.length], [4, at], [2, 0]]);
}
