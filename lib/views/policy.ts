import type { Viewer } from "@/lib/auth/schema";

/** A view's address opens it for everybody signed in; its name and its end are its owner's. */
export function canChangeView(viewer: Viewer, view: { accountId: string }): boolean {
  return view.accountId === viewer.id;
}
