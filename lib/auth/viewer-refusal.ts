import "server-only";
import { headers } from "next/headers";
import { noteRefusal } from "./refusals";
import { PATH_HEADER } from "./rules-address";
import { getViewer } from "./viewer";

export { noteRefusal };

/** Notes that this request was refused, if anybody is signed in. An action is known by the page that it was called from. */
export async function noteRequestRefused(status: 403 | 404): Promise<void> {
  const viewer = await getViewer();
  if (viewer) await noteRefusal(viewer, status, (await headers()).get(PATH_HEADER) ?? "");
}
