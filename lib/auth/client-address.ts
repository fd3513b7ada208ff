import "server-only";
import { env } from "@/lib/env";
import { addressOf } from "./addresses";

/** @returns from where this request came, as far as it can be trusted; see `addressOf` */
export function clientAddress(headers: Pick<Headers, "get">): string | null {
  return addressOf(headers, env().TRUSTED_PROXIES);
}
