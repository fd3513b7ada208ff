import { administer, copyDatabase, dropDatabase, sourceUrl, TEMPLATE_VARIABLE } from "./database";

/**
 * Vitest's global setup of the integration tests: copies the migrated database once, under a name that nobody connects
 * to, so that each test file can copy it again in a fraction of a second.
 */
export async function setup(): Promise<() => Promise<void>> {
  const source = new URL(sourceUrl()).pathname.slice(1);
  const template = `duban_test_${process.pid}`;
  await dropDatabase(template);
  await copyDatabase(source, template);
  process.env[TEMPLATE_VARIABLE] = template; // the workers inherit it

  return async () => {
    const { rows } = await administer((client) =>
      client.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname LIKE $1", [`${template.replaceAll("_", "\\_")}%`]),
    );
    for (const { datname } of rows) await dropDatabase(datname);
  };
}
