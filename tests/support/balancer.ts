import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";

/** The smallest load balancer: in turn to whatever says at /api/ready that it is. What never reached an instance goes to the next. */

const ASK_EVERY_MS = 200;

export interface Balancer {
  readonly url: string;
  /** Instances whose turn it may be. */
  ready(): readonly string[];
  /** What an instance accepted and never answered: when it was sent there. */
  readonly lost: { instance: string; sentAt: number }[];
  close(): Promise<void>;
}

export async function startBalancer(instances: readonly string[], port: number): Promise<Balancer> {
  const ready = new Set<string>();
  const lost: Balancer["lost"] = [];
  let turn = 0;

  async function ask(instance: string): Promise<void> {
    const isReady = await fetch(`${instance}/api/ready`, { signal: AbortSignal.timeout(2_000), headers: { connection: "close" } }).then(({ ok }) => ok, () => false);
    if (isReady) ready.add(instance);
    else ready.delete(instance);
  }

  function pass(from: IncomingMessage, to: ServerResponse, body: Buffer, triesLeft: number): void {
    const candidates = [...ready].sort();
    const instance = candidates[(turn += 1) % candidates.length];
    if (instance === undefined) {
      to.writeHead(502).end();
      return;
    }
    const sentAt = Date.now();
    const { hostname, port: at } = new URL(instance);
    const onward = request({ hostname, port: at, method: from.method, path: from.url, headers: { ...from.headers, connection: "close" } }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
      answer.once("error", () => {
        lost.push({ instance, sentAt });
        to.destroy();
      });
    });
    onward.once("error", (error) => {
      if (to.headersSent) return;
      if ("code" in error && error.code === "ECONNREFUSED" && triesLeft > 0) {
        ready.delete(instance);
        pass(from, to, body, triesLeft - 1);
        return;
      }
      lost.push({ instance, sentAt });
      to.writeHead(502).end();
    });
    onward.end(body);
  }

  const server = createServer((from, to) => {
    const chunks: Buffer[] = [];
    from.on("data", (chunk: Buffer) => chunks.push(chunk));
    from.once("end", () => pass(from, to, Buffer.concat(chunks), instances.length));
  });
  await Promise.all(instances.map(ask));
  const asking = setInterval(() => instances.forEach((instance) => void ask(instance)), ASK_EVERY_MS);
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${String(port)}`, lost, ready: () => [...ready],
    close: async () => {
      clearInterval(asking);
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

