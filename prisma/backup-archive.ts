import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { Header } from "tar";
import { messageOf, OperatorError } from "./operator-error";

const BLOCK = 512;
const ZEROS = Buffer.alloc(BLOCK);

export interface Digest {
  readonly bytes: number;
  readonly sha256: string;
}

/** Reads `source` to its end, giving each piece to `take`. */
export async function digest(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, take: (chunk: Uint8Array) => unknown = () => undefined): Promise<Digest> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of source) {
    hash.update(chunk);
    bytes += chunk.byteLength;
    await take(chunk);
  }
  return { bytes, sha256: hash.digest("hex") };
}

/**
 * Writes a tar file entry by entry. An entry's length may be unknown until its end: its header is written after it, in its
 * place. (The package's own `Pack` wants the length first.)
 */
export class ArchiveWriter {
  private at = 0;

  private constructor(private readonly file: FileHandle, private readonly madeAt: Date) {}

  /** A new file that nobody else may read. @throws OperatorError where none can be made there */
  static async create(path: string, madeAt: Date): Promise<ArchiveWriter> {
    const file = await open(path, "wx", 0o600).catch((error: unknown) => {
      throw new OperatorError(`无法写入备份文件 ${path}：${messageOf(error)}`);
    });
    return new ArchiveWriter(file, madeAt);
  }

  async add(path: string, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Digest> {
    const start = this.at;
    this.at += BLOCK;
    const written = await digest(source, (chunk) => this.write(chunk));
    await this.write(ZEROS.subarray(0, -written.bytes & (BLOCK - 1)));
    const header = new Header({ path, size: written.bytes, type: "File", mode: 0o600, uid: 0, gid: 0, mtime: this.madeAt });
    header.encode();
    if (header.needPax || !header.block) throw new Error(`no entry can be called ${path}`);
    await this.put(header.block, start);
    return written;
  }

  /** Writes the end of the archive and waits until all of it lies on the disk. */
  async finish(): Promise<void> {
    await this.write(ZEROS);
    await this.write(ZEROS);
    await this.file.sync();
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async write(chunk: Uint8Array): Promise<void> {
    await this.put(chunk, this.at);
    this.at += chunk.byteLength;
  }

  private async put(chunk: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < chunk.byteLength; ) {
      done += (await this.file.write(chunk, done, chunk.byteLength - done, position + done)).bytesWritten;
    }
  }
}

interface Place {
  readonly start: number;
  readonly size: number;
}

/** Reads the entries of a tar file in any order. */
export class ArchiveReader {
  private constructor(private readonly path: string, private readonly places: ReadonlyMap<string, Place>) {}

  /** @throws OperatorError where the file is no whole archive of plain files */
  static async open(path: string): Promise<ArchiveReader> {
    const file = await open(path).catch(() => {
      throw new OperatorError(`无法读取备份文件 ${path}。`);
    });
    try {
      return new ArchiveReader(path, await findEntries(file));
    } finally {
      await file.close();
    }
  }

  get paths(): string[] {
    return [...this.places.keys()];
  }

  /** @throws OperatorError where there is no such entry */
  read(path: string): Readable {
    const place = this.places.get(path);
    if (!place) throw new OperatorError(`备份文件已损坏：缺少 ${path}。`);
    const { start, size } = place;
    return size === 0 ? Readable.from([]) : createReadStream(this.path, { start, end: start + size - 1 });
  }
}

async function findEntries(file: FileHandle): Promise<Map<string, Place>> {
  const { size: length } = await file.stat();
  const places = new Map<string, Place>();
  const block = Buffer.alloc(BLOCK);
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(block, 0, BLOCK, at);
    if (bytesRead < BLOCK) throw new OperatorError("备份文件不完整：没有结尾。");
    const header = new Header(block);
    if (header.nullBlock) return places;
    const { path = "", size = 0 } = header;
    if (!header.cksumValid || header.type !== "File" || places.has(path)) throw new OperatorError(`备份文件已损坏：第 ${String(at)} 字节处不是条目。`);
    places.set(path, { start: at + BLOCK, size });
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (at > length) throw new OperatorError(`备份文件不完整：${path} 被截断。`);
  }
}
