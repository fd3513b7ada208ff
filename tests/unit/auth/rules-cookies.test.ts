import { describe, expect, it } from "vitest";
import { withoutBrokenReturn } from "@/lib/auth/rules-cookies";

describe("an address to lead back to, kept in a cookie", () => {
  it.each(["", "a=b", "next-auth.session-token=x; next-auth.callback-url=http%3A%2F%2F127.0.0.1%3A3000%2Flists%2Fx%3Fa%3D(b)~; a=b"])("%j stays", (cookies) => {
    expect(withoutBrokenReturn(cookies)).toBe(cookies);
  });

  it.each(["x", "%", "", "javascript%3Aalert(1)", "%2Flocal"])("%j goes, and the other cookies stay", (address) => {
    for (const prefix of ["", "__Secure-"]) expect(withoutBrokenReturn(`a=b; ${prefix}next-auth.callback-url=${address}; c=d`)).toBe("a=b; c=d");
  });
});
