import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { captureAnswer, type Answer } from "@/lib/operations/process-capture";

vi.mock("server-only", () => ({}));

let server: Server;
afterEach(() => void server.close());

/** What is captured of an answer, and what reaches the client when it is then sent. */
async function answered(write: (response: Parameters<typeof captureAnswer>[0]) => void): Promise<{ captured: Answer; got: Response; text: string }> {
  let captured: Answer | undefined;
  server = createServer((_, response) => {
    response.setHeader("X-Before", "1");
    captureAnswer(response, (answer) => {
      captured = answer;
      expect(response.headersSent).toBe(false);
      response.end(Buffer.concat([answer.body, Buffer.from("!")]));
    });
    write(response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const got = await fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  const text = await got.text();
  if (!captured) throw new Error("nothing captured");
  return { captured, got, text };
}

it("holds an answer back until all of it is written, with its status and its headers", async () => {
  const { captured, got, text } = await answered((response) => {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" });
    response.write("第一");
    response.flushHeaders();
    setTimeout(() => response.end(Buffer.from("第二")), 5);
  });
  expect(captured).toMatchObject({ status: 404, headers: { "x-before": "1", "content-type": "text/plain; charset=utf-8" } });
  expect(captured.body.toString()).toBe("第一第二");
  expect([got.status, got.headers.get("content-type"), text]).toEqual([404, "text/plain; charset=utf-8", "第一第二!"]);
});

it("lets a length that no longer holds go, and calls back who waits for his write", async () => {
  const called: string[] = [];
  const { text } = await answered((response) => {
    response.setHeader("Content-Length", 2);
    response.write("ab", () => called.push("write"));
    response.end(() => called.push("end"));
  });
  expect(text).toBe("ab!");
  expect(called).toEqual(["write", "end"]);
});
