import { randomBytes } from "node:crypto";
import { Client, DatabaseError } from "pg";

/** Names the migrated template that this run's databases are copied from; database-template.ts sets it. */
export const TEMPLATE_VARIABLE = "DUBAN_TEST_TEMPLATE";

const SOURCE_IS_IN_USE = "55006";
const TRIES = 40;
const PAUSE_MS = 250;

export interface TestDatabase {
  readonly url: string;
  /** Drops the database, whoever is still connected. Needless at a file's end: the run drops what it made. */
  dispose(): Promise<void>;
}

/** The database that prisma/with-database.ts started and migrated. */
export function sourceUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("Integration tests need DATABASE_URL: npm run test:integration starts a database for them.");
  return url;
}

function urlOf(name: string): string {
  const url = new URL(sourceUrl());
  url.pathname = `/${name}`;
  return url.href;
}

/** Databases are made and dropped from `postgres`, since a database with anybody in it cannot be copied. */
export async function administer<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: urlOf("postgres") });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A faithful copy: schema, migrations' table, extensions, collation and rows. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  await administer(async (client) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(to)} TEMPLATE ${client.escapeIdentifier(from)}`);
        return;
      } catch (error) {
        // Whoever has just migrated it may still be saying goodbye.
        if (!(error instanceof DatabaseError && error.code === SOURCE_IS_IN_USE) || attempt === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  });
}

export async function dropDatabase(name: string): Promise<void> {
  await administer((client) => client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`));
}

/** A fresh database, migrated and with whatever the wrapper put in, that nobody else uses. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = process.env[TEMPLATE_VARIABLE];
  if (!template) throw new Error("No template database: run these tests as the vitest project `integration`.");
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  await copyDatabase(template, name);
  return { url: urlOf(name), dispose: () => dropDatabase(name) };
}
