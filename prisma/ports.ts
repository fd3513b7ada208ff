import { createServer } from "node:net";
import { codeOf } from "./operator-error";

const TRIES = 50;

/** Whether a server could listen on this port now. Without a host: on all addresses, which a listener on one blocks. */
export async function isPortFree(port: number, host?: string): Promise<boolean> {
  return (await tryListen(port, host)) !== null;
}

/** The wanted port, or the next free ones after it. */
export async function findFreePort(wanted: number, host?: string): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + TRIES, 65536); port += 1) {
    if (await isPortFree(port, host)) return port;
  }
  return anyFreePort(host);
}

/** A port that the system picks. */
export async function anyFreePort(host = "127.0.0.1"): Promise<number> {
  const port = await tryListen(0, host);
  if (port === null) throw new Error(`no free port on ${host}`);
  return port;
}

function tryListen(port: number, host?: string): Promise<number | null> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", (error) => {
      // EACCES: a port below 1024, for an ordinary user.
      if (["EADDRINUSE", "EACCES"].includes(codeOf(error) ?? "")) done(null);
      else fail(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : port;
      server.close(() => done(taken));
    });
  });
}
