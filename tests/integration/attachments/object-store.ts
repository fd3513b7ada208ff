import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** As much of S3 as the storage asks for, in memory: PUT, GET, HEAD, DELETE and the list, a page of two keys at a time. */
export async function startObjectStore(bucket: string) {
  const objects = new Map<string, { body: Buffer; at: Date; signed: boolean }>();
  const PAGE = 2;

  function list(query: URLSearchParams): string {
    const after = query.get("continuation-token") ?? "";
    const keys = [...objects.keys()].filter((key) => key.startsWith(query.get("prefix") ?? "") && key > after).sort();
    const shown = keys.slice(0, PAGE);
    const contents = shown.map((key) => `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.at.toISOString() ?? ""}</LastModified><ETag>"e"</ETag><Size>${objects.get(key)?.body.length ?? 0}</Size></Contents>`);
    const more = keys.length > PAGE ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${shown.at(-1) ?? ""}</NextContinuationToken>` : "<IsTruncated>false</IsTruncated>";
    return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><Name>${bucket}</Name><KeyCount>${shown.length}</KeyCount>${more}${contents.join("")}</ListBucketResult>`;
  }

  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? "/", "http://store");
      const [, first, ...rest] = url.pathname.split("/");
      const key = rest.join("/");
      const body = await buffer(request);
      if (first !== bucket) return response.writeHead(404).end();
      if (request.method === "GET" && url.searchParams.get("list-type") === "2") return response.setHeader("Content-Type", "application/xml").end(list(url.searchParams));
      if (request.method === "PUT") {
        objects.set(key, { body, at: new Date(), signed: /^AWS4-HMAC-SHA256 Credential=key\//.test(request.headers.authorization ?? "") });
        return response.setHeader("ETag", '"e"').end();
      }
      const object = objects.get(key);
      if (request.method === "DELETE") {
        objects.delete(key);
        return response.writeHead(204).end();
      }
      if (!object) return response.writeHead(404, { "Content-Type": "application/xml" }).end(request.method === "HEAD" ? "" : "<Error><Code>NoSuchKey</Code></Error>");
      response.writeHead(200, { "Content-Length": object.body.length, ETag: '"e"', "Last-Modified": object.at.toUTCString() });
      return response.end(request.method === "HEAD" ? "" : object.body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { objects, url: `http://127.0.0.1:${port}`, stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
}
