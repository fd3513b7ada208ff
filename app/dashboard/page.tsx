import { notFound, redirect } from "next/navigation";
import { requireViewer } from "@/lib/auth/viewer";
import { getHomeList } from "@/lib/lists/queries";

/** The short address of the viewer's list. */
export default async function Page() {
  const list = await getHomeList(await requireViewer());
  if (!list) notFound();
  redirect(`/lists/${list.slug}/dashboard`);
}
