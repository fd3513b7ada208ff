import "server-only";
import { env } from "@/lib/env";
import { isSameOrigin } from "./rules-origin";

/**
 * For a route that writes: Next.js asks this of server actions only.
 * @returns whether a page of ours sent the request: under the host that the operator set, or that the request itself, or
 *   the proxy before us, names. A form on another site can forge none of them.
 */
export function isFromOwnPage(headers: Pick<Headers, "get">): boolean {
  const { NEXTAUTH_URL } = env();
  const hosts = [NEXTAUTH_URL ? new URL(NEXTAUTH_URL).host : null, headers.get("host"), headers.get("x-forwarded-host")];
  return isSameOrigin(headers, hosts.filter((host) => host !== null));
}
