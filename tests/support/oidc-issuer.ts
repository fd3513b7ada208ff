import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** An identity provider as small as one can be: whoever comes is `username`. OpenID Connect Core 1.0, code flow. */

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const KEY_ID = "test";

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function signedToken(claims: object): string {
  const text = `${base64({ alg: "RS256", typ: "JWT", kid: KEY_ID })}.${base64(claims)}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey, "base64url")}`;
}

export interface Issuer {
  /** Who is signed in there. */
  username: string;
  stop(): Promise<void>;
}

/** @param address where it is to be found, with its port; the client's name there is `duban` */
export async function startIssuer(address: string, username: string): Promise<Issuer> {
  const issuer = { username };
  const json = (response: ServerResponse, body: object) => response.setHeader("Content-Type", "application/json").end(JSON.stringify(body));
  const answers: Record<string, (url: URL, response: ServerResponse, request: IncomingMessage) => unknown> = {
    "/.well-known/openid-configuration": (_url, response) => json(response, {
      issuer: address, authorization_endpoint: `${address}/authorize`, token_endpoint: `${address}/token`, jwks_uri: `${address}/jwks`,
      response_types_supported: ["code"], subject_types_supported: ["public"], id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/jwks": (_url, response) => json(response, { keys: [{ ...publicKey.export({ format: "jwk" }), kid: KEY_ID, use: "sig", alg: "RS256" }] }),
    "/authorize": (url, response) => {
      const back = new URL(url.searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", randomUUID());
      back.searchParams.set("state", url.searchParams.get("state") ?? "");
      response.writeHead(302, { Location: back.href }).end();
    },
    "/token": (_url, response) => {
      const now = Math.floor(Date.now() / 1000);
      const claims = { iss: address, aud: "duban", sub: randomUUID(), preferred_username: issuer.username, iat: now, exp: now + 60 };
      json(response, { access_token: randomUUID(), token_type: "Bearer", expires_in: 60, id_token: signedToken(claims) });
    },
  };
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", address);
    const answer = answers[url.pathname];
    if (answer) answer(url, response, request);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(Number(new URL(address).port), "127.0.0.1", resolve));
  return Object.assign(issuer, {
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
