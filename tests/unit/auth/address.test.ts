import { describe, expect, it } from "vitest";
import { addressOf, countedAddress } from "@/lib/auth/addresses";
import { PEER_HEADER } from "@/lib/auth/rules-address";

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

  it("has no port, no brackets and no zone, however a proxy writes it", () => {
    expect(from("1.2.3.4:50123", null, 1)).toBe("1.2.3.4");
    expect(from("[2001:db8::1]:443", null, 1)).toBe("2001:db8::1");
    expect(from(null, "fe80::1%eth0", 0)).toBe("fe80::1");
  });

  it("is counted by the network that one person can choose addresses from, and where unknown too", () => {
    expect(countedAddress("192.0.2.7")).toBe("192.0.2.7");
    expect(new Set(["2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff", "2001:0db8::1:0:0:0:2"].map(countedAddress))).toEqual(new Set(["2001:db8:0:1"]));
    expect(countedAddress("2001:db8:0:2::1")).not.toBe(countedAddress("2001:db8:0:1::1"));
    expect(countedAddress("::1")).toBe("0:0:0:0");
    expect(countedAddress(null)).toBe("unknown");
  });

  it("is unknown rather than anything that is no address", () => {
    expect(from("<script>", null, 1)).toBeNull();
    expect(from(null, null, 0)).toBeNull();
    expect(from("1".repeat(60), null, 1)).toBeNull();
  });
});
