import { describe, expect, it } from "vitest";
import { addressOf, PEER_HEADER } from "@/lib/auth/rules-address";

const from = (forwarded: string | null, peer: string | null, trustedProxies: number) =>
  addressOf(new Headers({ ...(forwarded === null ? {} : { "x-forwarded-for": forwarded }), ...(peer === null ? {} : { [PEER_HEADER]: peer }) }), trustedProxies);

describe("where a request comes from", () => {
  it("without a proxy is the other end of the connection, whatever the client writes", () => {
    expect(from("10.0.0.9", "10.1.2.3", 0)).toBe("10.1.2.3");
  });

  it("behind proxies is what the outermost of our own was asked from", () => {
    expect(from("1.1.1.1, 10.0.0.9", "10.0.0.1", 1)).toBe("10.0.0.9");
    expect(from("1.1.1.1, 10.0.0.9, 10.0.0.2", "10.0.0.1", 2)).toBe("10.0.0.9");
  });

  it("an IPv4 address in IPv6 clothes is the IPv4 address", () => {
    expect(from(null, "::ffff:10.1.2.3", 0)).toBe("10.1.2.3");
  });

  it("is unknown rather than anything that is no address", () => {
    expect(from("<script>", null, 1)).toBeNull();
    expect(from(null, null, 0)).toBeNull();
    expect(from("1".repeat(60), null, 1)).toBeNull();
  });
});
