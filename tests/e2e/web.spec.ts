import { request as httpRequest } from "node:http";
import { listServerActions, Person } from "../support/action-client";
import { demoAccounts, expect, test } from "../support/e2e";

const passwordOf = (username: string): string => demoAccounts().find((account) => account.username === username)?.password ?? "";

async function signedIn(baseURL: string | undefined, username: string): Promise<Person> {
  const person = new Person(baseURL ?? "");
  expect(await person.signIn(username, passwordOf(username))).toBe(true);
  return person;
}

/** Of an answer to a request under another name; `fetch` would not send it. */
function askedAs(host: string, baseURL: string | undefined, path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asking = httpRequest(new URL(path, baseURL), { headers: { host } }, (response) => {
      let text = JSON.stringify(response.headers);
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    asking.on("error", reject).end();
  });
}

test("every answer says what it may run and who may frame it", async ({ baseURL }) => {
  const person = await signedIn(baseURL, "rsj-filer");
  for (const path of ["/", "/sign-in", "/lists/2021-60/tasks", "/no-such-page", "/api/health", "/api/v1/lists", "/api/auth/session", "/icon.svg", "/favicon.ico"]) {
    const { headers } = await person.fetch(path);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("referrer-policy"), path).toBe("same-origin");
    expect(headers.get("x-frame-options"), path).toBe("DENY");
    expect(headers.get("permissions-policy"), path).toContain("camera=()");
    expect(headers.get("cross-origin-opener-policy"), path).toBe("same-origin");
    expect(headers.get("x-powered-by"), path).toBeNull();
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(/script-src [^;]*'unsafe/.test(policy), path).toBe(false);
    if (!/^\/(icon.svg|favicon.ico)$/.test(path)) expect(headers.get("cache-control"), path).toMatch(/no-store|no-cache/);
  }
  const nonces = await Promise.all([0, 1].map(async () => /'nonce-([^']+)'/.exec((await person.fetch("/account")).headers.get("content-security-policy") ?? "")?.[1]));
  expect(nonces[0]).toBeTruthy();
  expect(nonces[1]).not.toBe(nonces[0]);
});

test("a page given out again has a nonce and keys of its own, shows a change at once, and nothing to who signed out", async ({ baseURL }) => {
  const person = await signedIn(baseURL, "rsj-filer");
  const path = "/lists/2021-60/tasks?chapter=1"; // with the form that saves these filters under a name
  const read = async () => {
    const answer = await person.fetch(path);
    const text = await answer.text();
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1] ?? "";
    const keys = [...text.matchAll(/name="requestId" value="([^"]+)"/g)].map(([, key]) => key);
    return { status: answer.status, text, nonce, keys };
  };
  const [first, again] = [await read(), await read()];
  expect(first.keys.length).toBeGreaterThan(0);
  expect(again.keys.length).toBe(first.keys.length);
  expect(again.keys.filter((key) => first.keys.includes(key))).toEqual([]);
  expect(again.nonce).not.toBe(first.nonce);
  for (const { text, nonce } of [first, again]) expect([...text.matchAll(/nonce="([^"]+)"/g)].map(([, given]) => given).filter((given) => given !== nonce)).toEqual([]);

  const token = /name="csrfToken" value="([^"]+)"/.exec(first.text)?.[1] ?? ((await (await person.fetch("/api/auth/csrf")).json()) as { csrfToken: string }).csrfToken;
  await person.fetch("/api/auth/signout", { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ csrfToken: token }) });
  expect((await read()).status).toBe(401);
});

test("what was not sent by the server itself does not run", async ({ openAs, problems }) => {
  problems.allow(/Content Security Policy/);
  const page = await openAs("observer");
  const ran = await page.evaluate(async () => {
    const violated = new Promise<string>((resolve) => document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective), { once: true }));
    const button = document.createElement("button");
    button.setAttribute("onclick", "window.hasRun = true");
    document.body.append(button);
    button.click();
    return { directive: await violated, hasRun: "hasRun" in window };
  });
  expect(ran).toEqual({ directive: "script-src-attr", hasRun: false });
});

test("no other site's page calls an action, whatever it says or leaves out", async ({ baseURL }) => {
  const person = await signedIn(baseURL, "rsj-filer");
  const { id } = listServerActions().find(({ name }) => name === "addPhraseAction") ?? { id: "" };
  const call = async (headers: Record<string, string>) => {
    const body = new FormData();
    body.append("_1_text", "");
    body.append("0", '[{"status":"idle"},"$K1"]');
    return (await person.fetch("/reviews/phrases", { method: "POST", body, headers: { "next-action": id, ...headers } })).status;
  };
  const origin = new URL(baseURL ?? "").origin;
  expect(await call({ origin })).toBe(200);
  const foreign: Record<string, string>[] = [{}, { origin: "http://evil.example" }, { origin, "sec-fetch-site": "cross-site" }];
  for (const headers of [...foreign, { origin: "null" }, { origin: "x" }, { origin: `${origin}.evil.example` }]) {
    expect(await call(headers), JSON.stringify(headers)).toBe(403);
  }
  for (const path of ["/api/attachments?for=report&list=2021-60&no=6&period=2026Q4", "/api/drafts/report"]) {
    for (const headers of foreign) {
      expect((await person.fetch(path, { method: "POST", body: "x", headers })).status, path).toBe(403);
    }
  }
});

test("a body that no form of ours sends is refused, however it is made", async ({ baseURL }) => {
  const person = await signedIn(baseURL, "rsj-filer");
  const { id } = listServerActions().find(({ name }) => name === "addPhraseAction") ?? { id: "" };
  const origin = new URL(baseURL ?? "").origin;
  const call = async (body: BodyInit, more: Record<string, string> = {}) => (await person.fetch("/reviews/phrases", { method: "POST", body, headers: { origin, "next-action": id, ...more } })).status;
  const form = (fields: Record<string, string>) => Object.entries(fields).reduce((made, [name, value]) => (made.append(name, value), made), new FormData());
  const deep = `[${"[".repeat(10_000)}${"]".repeat(10_000)},"$K1"]`;
  for (const state of [deep, "", "[", '["$F1","$K1"]', '[{"then":"$1:then"},"$K1"]', '[{"__proto__":{}},"$K1"]']) expect(await call(form({ "0": state })), state.slice(0, 40)).toBe(400);
  expect(await call("[]", { "content-type": "text/plain;charset=UTF-8" })).toBe(400);
  expect(await call(form({ "0": '[{"status":"idle"},"$K1"]', _1_text: "x".repeat(1_100_000) }))).toBe(413);
  const unmeasured = async (text: string) => {
    const { body, headers } = new Response(form({ "0": '[{"status":"idle"},"$K1"]', _1_text: text }));
    const asked = { method: "POST", body, duplex: "half", headers: { origin, "next-action": id, "content-type": headers.get("content-type") ?? "" } };
    const answer = await person.fetch("/reviews/phrases", asked);
    return [answer.status, await answer.text()];
  };
  expect(await unmeasured("")).toEqual([200, expect.stringContaining("填写内容有误")]);
  expect(await unmeasured("x".repeat(1_100_000))).toEqual([413, expect.stringContaining("过多")]);
  expect((await person.fetch("/api/auth/callback/credentials", { method: "POST", body: "{", headers: { "content-type": "application/json" } })).status).toBe(415);
  expect((await person.fetch(`/lists/2021-60/tasks?q=${"x".repeat(20_000)}`)).status).toBe(431);
  expect((await person.fetch("/lists/%ff/tasks")).status).toBe(400);
});

test("a foreign name of the server appears in no link and no redirect", async ({ baseURL }) => {
  for (const path of ["/sign-in", "/tasks", "/account/", "/api/auth/csrf", "/api/auth/session", "/lists/2021-60/tasks"]) {
    const { text } = await askedAs("evil.example", baseURL, path);
    expect(text.includes("evil.example"), path).toBe(false);
  }
});

test("cookies of a session are out of scripts' and other sites' reach", async ({ openAs }) => {
  const page = await openAs("observer");
  const cookies = (await page.context().cookies()).filter(({ name }) => name.includes("session-token"));
  expect(cookies).not.toEqual([]);
  for (const { httpOnly, sameSite } of cookies) expect({ httpOnly, sameSite }).toEqual({ httpOnly: true, sameSite: "Lax" });
});
