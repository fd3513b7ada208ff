import cluster from "node:cluster";
import { createServer } from "node:http";
import { Pool } from "pg";
import { z } from "zod";
import { floorStatement } from "./floor-sql";
import { LIST, PAGE_NAMES, READER } from "./pages-list";

/**
 * The floor: a bare server that runs one statement for each request and sends as many bytes as the page has. As many
 * processes, and as many connections in each, as the product has.
 */
const { databaseUrl, port, processes, bytes } = z
  .object({ databaseUrl: z.string(), port: z.int(), processes: z.int(), bytes: z.record(z.enum(PAGE_NAMES), z.int()) })
  .parse(JSON.parse(process.env.BENCH_FLOOR ?? ""));

if (cluster.isPrimary && processes > 1) {
  for (let at = 0; at < processes; at += 1) cluster.fork();
} else {
  const pool = new Pool({ connectionString: databaseUrl, max: 10 });
  const statements = new Map(PAGE_NAMES.map((name) => [`/${name}`, { name, text: floorStatement(name), size: bytes[name], filler: Buffer.alloc(bytes[name], " ") }]));
  createServer((request, response) => {
    const page = statements.get(request.url ?? "");
    if (!page) return void response.writeHead(404).end();
    // Named, so that PostgreSQL plans it once for each connection.
    pool.query<{ data: string }>({ name: page.name, text: page.text, values: [LIST, READER.username] }).then(({ rows }) => {
      const data = Buffer.from(rows[0]?.data ?? "");
      const length = Math.max(page.size, data.length);
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": length });
      response.write(data);
      response.end(page.filler.subarray(0, length - data.length));
    }, (error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  }).listen(port, "127.0.0.1");
}
