import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Client } from "pg";
import type { QueryArrayConfig, QueryArrayResult } from "pg";
import { codeOf, LOCK_TIMEOUT } from "./operator-error";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/** PostgreSQL's internal type "char", a single letter in the catalogue's columns, and the text type beside it. */
const CHAR = 18;
const TEXT = 25;

/**
 * How long a migration may wait for a table. Whoever comes after a waiting ALTER TABLE waits behind it, readers too, so that
 * one long reader would stop the whole product.
 */
const LOCK_WAIT = "3s";
const LOCK_TRIES = 30;
const LOCK_PAUSE_MS = 1_000;

/**
 * A script that ends its own transaction may have done half of its work when it fails, and is not repeated. An index made
 * CONCURRENTLY stands in nobody's way while it waits.
 */
export const endsTransaction = (sql: string): boolean => /\b(commit|concurrently)\b/i.test(sql.replace(/--.*$/gm, ""));

/** Connects the schema engine to PostgreSQL; puts three things right that @prisma/adapter-pg 7.10 gets wrong. */
class EngineConnections extends PrismaPg {
  private readonly opened: Adapter[] = [];
  /** PostgreSQL's own words about the statement that failed last; the engine passes on only some of them. */
  lastError: unknown;

  constructor(private readonly databaseUrl: string) {
    // One connection: the engine's advisory lock belongs to the session that took it.
    super({ connectionString: databaseUrl, max: 1 });
  }

  override async connect(): Promise<Adapter> {
    const adapter = this.repaired(await super.connect());
    this.opened.push(adapter);
    return adapter;
  }

  /** The adapter's own would connect to the database in the connection string again, and replay the migrations there. */
  override async connectToShadowDb(): Promise<Adapter> {
    const name = `duban_shadow_${crypto.randomUUID().replaceAll("-", "")}`;
    await this.execute(`CREATE DATABASE ${name}`);
    const url = new URL(this.databaseUrl);
    url.pathname = `/${name}`;
    const adapter = this.repaired(await new PrismaPg({ connectionString: url.href, max: 1 }).connect());
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await this.execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    };
    return adapter;
  }

  async disposeAll(): Promise<void> {
    for (const adapter of this.opened.splice(0)) await adapter.dispose();
  }

  private repaired(adapter: Adapter): Adapter {
    // A migration goes as it is, in one message, as `prisma migrate deploy` sends it: PostgreSQL then runs it in one
    // transaction. The adapter cuts scripts at every semicolon, which breaks function bodies and leaves halves behind.
    adapter.executeScript = (sql) => this.runScript(adapter, sql);
    // The engine reads the catalogue for `diff`; the adapter does not know "char" and refuses. The engine asks one
    // question at a time, so the columns noted last are those of the answer in hand.
    const pool = adapter.underlyingDriver();
    const send = pool.query.bind(pool) as (config: QueryArrayConfig) => Promise<Partial<QueryArrayResult>>;
    let letters = new Set<number>();
    const query = async (config: QueryArrayConfig): Promise<Partial<QueryArrayResult>> => {
      const result = await send(config).catch((error: unknown) => {
        this.lastError = error;
        throw error;
      });
      const fields = result.fields ?? []; // a script has a list of results
      letters = new Set(fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : [])));
      for (const field of fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
      return result;
    };
    Object.assign(pool, { query });
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (question) => {
      const answer = await queryRaw(question);
      const columnTypes = answer.columnTypes.map((type, index) => (letters.has(index) ? ColumnTypeEnum.Character : type));
      return { ...answer, columnTypes };
    };
    return adapter;
  }

  /** Gives way to whoever holds a table for long, and comes again: PostgreSQL has undone what the script had done. */
  private async runScript(adapter: Adapter, sql: string): Promise<void> {
    const run = (text: string) => adapter.executeRaw({ sql: text, args: [], argTypes: [] });
    await run(`SET lock_timeout = '${endsTransaction(sql) ? "0" : LOCK_WAIT}'`);
    for (let left = LOCK_TRIES - 1; ; left -= 1) {
      try {
        await run(sql);
        return;
      } catch (error) {
        if (codeOf(this.lastError) !== LOCK_TIMEOUT || left === 0) throw error;
        console.log("数据表正被占用，稍后再试迁移……");
        await sleep(LOCK_PAUSE_MS);
      }
    }
  }

  private async execute(sql: string): Promise<void> {
    const client = new Client({ connectionString: this.databaseUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }
}

let loaded: Promise<void> | undefined;

/** The package's main entry needs a bundler's import of .wasm; this does by hand what that entry does. */
async function load(): Promise<void> {
  // Where the engine leaves the reason before it gives up for good.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (reason: string) => console.error(reason) } });
  const script = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(fileURLToPath(script.replace(/\.js$/, ".wasm")));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...wasm } });
  wasm.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
}

/** Gives `work` Prisma's schema engine, connected to the database; no binary and no download. */
export async function withSchemaEngine<T>(databaseUrl: string, work: (engine: wasm.SchemaEngine, lastError: () => unknown) => Promise<T>): Promise<T> {
  await (loaded ??= load());
  const connections = new EngineConnections(databaseUrl);
  try {
    const log = (): void => undefined; // it logs every script it runs
    const engine = await wasm.SchemaEngine.new({ datamodels: undefined }, log, bindMigrationAwareSqlAdapterFactory(connections));
    return await work(engine, () => connections.lastError);
  } finally {
    await connections.disposeAll();
  }
}
