import fc from "fast-check";

/** What no careful caller sends. */

const ODD = [
  "", " ", "\t", "\n", "\0", "a\0b", "\u001b[31m", "\ud800", "a\udfff", "\ufeff", "\u202e", "null", "undefined", "true", "NaN", "-0", "0", "-1", "1e308", "Infinity",
  "9007199254740993", "9".repeat(400), "0x10", "1.5", "2021-60", "2026Q4", "2026Q5", "0000Q1", "2026-02-30", "9999-12-31T23:59", "0026-01-01", "+275760-09-13", "2027-01-01T00:00:00.000+99:99",
  "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "3f0e9c1a-5b7d-4c2e-9a41-0d6b8f7e2c1", "__proto__", "constructor", "toString", "hasOwnProperty",
  "$K1", "$F1", "$@1", "$Q1", "$undefined", "$$", "$1:constructor:constructor", "[object Object]", '{"__proto__":{"isAdmin":true}}', "[[[[[[[[]]]]]]]]", '{"a":',
  "' OR 1=1 --", "'; DROP TABLE \"Report\"; --", "%", "_", "\\", "../../../../etc/passwd", "..\\..\\x", "%2e%2e%2f", "//evil.example", "/\\evil.example", "javascript:alert(1)",
  "<script>alert(1)</script>", "{{7*7}}", "${7*7}", "=1+1", "\r\nSet-Cookie: a=b", "督办", "𠮷".repeat(50), "👨‍👩‍👧‍👦", "ﷺ".repeat(500), "x".repeat(5_000), "督".repeat(20_000),
];

export const odd = fc.oneof(
  { arbitrary: fc.constantFrom(...ODD), weight: 6 },
  { arbitrary: fc.string({ unit: "binary", maxLength: 60 }), weight: 2 },
  { arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }), weight: 1 },
  { arbitrary: fc.uuid(), weight: 1 },
  { arbitrary: fc.json({ maxDepth: 4 }), weight: 1 },
  { arbitrary: fc.double().map(String), weight: 1 },
);

/** A part of an address, as it is on the wire. */
export const oddPart = fc.oneof(
  { arbitrary: odd.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 1_500)), weight: 4 },
  { arbitrary: fc.constantFrom("%00", "%ff", "%c0%af", "%", "%zz", "%25", "..", ".", "%2e%2e", "%2f", "a%2fb", "[list]", "%5Blist%5D", "$1", "_next", "index.html", "a;b=c", "null"), weight: 1 },
);

const name = fc.oneof({ arbitrary: fc.constantFrom("period", "list", "no", "page", "q", "kind", "text", "cursor", "limit", "version", "revision", "for", "callbackUrl", "error", "unit", "state", "basis", "by", "open", "look", "year", "heat", "compare", "tab", "task", "to", "_rsc"), weight: 5 }, { arbitrary: odd, weight: 1 });

const search = fc.array(fc.tuple(name, odd), { maxLength: 4 }).map((pairs) => {
  const text = new URLSearchParams(pairs.map(([key, value]) => [key.toWellFormed(), value.toWellFormed()])).toString().slice(0, 6_000);
  return text === "" ? "" : `?${text}`;
});

/** At times longer than any address may be. */
export const query = fc.oneof({ arbitrary: search, weight: 60 }, { arbitrary: fc.constant(`?q=${"x".repeat(20_000)}`), weight: 1 });

const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ["accept", ["", "*/*", "text/x-component", "application/json;q=0", "x".repeat(2_000)]],
  ["accept-encoding", ["identity", "gzip;q=NaN", "br, zz"]],
  ["accept-language", ["zh-CN", "x-".repeat(500)]],
  ["authorization", ["Bearer", "Bearer x", `Bearer dbn_${"A".repeat(43)}`, "Basic Og==", "Bearer \u00ff\u00fe"]],
  ["cookie", ["next-auth.session-token=x", "a=b; a=c; =; ;", `next-auth.session-token=${"e".repeat(3_000)}`, "next-auth.csrf-token=%", "next-auth.callback-url=%", "next-auth.callback-url=x"]],
  ["content-type", ["", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "application/json", "application/x-www-form-urlencoded", "text/plain;charset=utf-7", "\u00ff"]],
  ["if-none-match", ["*", '"x"']],
  ["next-action", ["", "x", "0".repeat(42), "f".repeat(5_000), "__proto__"]],
  ["next-router-state-tree", ["", "x", "%5B%22%22%5D", "%", encodeURIComponent('["",{"children":["x",{}]}]'), encodeURIComponent("[".repeat(2_000))]],
  ["next-router-prefetch", ["1", "2"]],
  ["next-url", ["/", "//evil.example", "%", "\u00ff"]],
  ["origin", ["null", "http://evil.example", "x", "", "http://"]],
  ["range", ["bytes=0-", "bytes=-1", "bytes=9-1"]],
  ["referer", ["x", "http://evil.example"]],
  ["rsc", ["1", "x"]],
  ["sec-fetch-site", ["cross-site", "none", "same-site", "x"]],
  ["x-action-forwarded", ["1"]],
  ["x-file-name", ["a.pdf", "%", "%00.pdf", "..%2F..%2Fa.pdf", "x".repeat(4_000)]],
  ["x-request-id", ["", "x", "__proto__"]],
  ["x-upload-id", ["", "x", "__proto__"]],
  ["x-forwarded-for", ["x", "1.2.3.4, 5.6.7.8", "::1", ",".repeat(500)]],
  ["x-forwarded-host", ["evil.example", "evil.example:x", ""]],
  ["x-forwarded-proto", ["https", "ftp"]],
  ["x-http-method-override", ["DELETE"]],
  ["x-middleware-subrequest", ["proxy", "proxy:proxy:proxy:proxy:proxy", "src/proxy"]],
  ["x-nextjs-data", ["1"]],
  ["x-duban-peer", ["1.2.3.4"]],
];

const header = fc.constantFrom(...HEADERS).chain(([key, values]) => fc.constantFrom(...values).map((value): [string, string] => [key, value]));

/** Mostly none, so that the rest of the request counts. */
export const headers = fc.oneof({ arbitrary: fc.constant<[string, string][]>([]), weight: 3 }, { arbitrary: fc.array(header, { minLength: 1, maxLength: 3 }), weight: 1 });
