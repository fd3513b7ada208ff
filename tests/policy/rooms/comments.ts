import { listCommentAttachments, listDraftAttachments, listFiledAttachments, listRecordAttachments, getAttachment } from "@/lib/attachments/queries";
import { countUnreadMentions, getDiscussion, listComments, listMentionable, listUnreadMentions } from "@/lib/comments/queries";
import { READERS, type RoomPolicy } from "../table";
import { OPEN, SLUG } from "../world";

const discussion = { list: SLUG, no: "1" };
const IDS = ["list", "no"] as const;
/** An administrator takes no part in the matter. */
const WRITERS = "✓✓✓ ✓✓ ✓ 4 ✓✓ ✓3";
const AUTHOR = "✓33 33 3 4 33 33";
const TARGET = `for=report&list=${SLUG}&no=1&period=${OPEN}`;

/** Discussions and files: both hang on a task, and on what is filed of it. */
export const COMMENTS: RoomPolicy = {
  actions: {
    createCommentAction: { cells: WRITERS, fields: () => ({ ...discussion, body: "权限表里的发言" }), ids: IDS },
    editCommentAction: { cells: AUTHOR, fields: (world) => ({ ...discussion, comment: world.comment, body: "换过的发言" }), ids: [...IDS, "comment"], note: "the author, within his time" },
    deleteCommentAction: { cells: AUTHOR, fields: (world) => ({ ...discussion, comment: world.deletedComment }), ids: [...IDS, "comment"] },
    markDiscussionReadAction: { cells: READERS, fields: () => ({ ...discussion, until: "2026-01-01T00:00:00Z" }), ids: IDS },
    removeAttachmentAction: {
      cells: "✓3✓ 33 3 4 33 33", fields: (world) => ({ attachment: world.file }), ids: ["attachment"],
      cases: (["leadFiler", "supervisor", "observer"] as const).map((as) => ({ as, what: "a file of another unit's draft", fields: (world) => ({ attachment: world.draftFile }), answer: "4" })),
    },
  },
  routes: {
    "GET /api/attachments/[id]": { cells: READERS, ends: "111", params: (world) => ({ id: world.file }) },
    "POST /api/attachments": {
      cells: "✓3✓ 33 3 4 33 33", ends: "113", query: TARGET, note: "to a report",
      body: () => ({ headers: { "x-upload-id": crypto.randomUUID(), "x-file-name": "a.pdf" }, body: "%PDF-1.4" }),
    },
  },
  queries: {
    "comments/queries listComments": [READERS, (viewer, world) => listComments(viewer, world.task)],
    "comments/queries listMentionable": [READERS, (viewer, world) => listMentionable(viewer, world.task)],
    "comments/queries getDiscussion": [READERS, (viewer, world) => getDiscussion(viewer, world.task)],
    "comments/queries listUnreadMentions": ["··· ✓✓ · · ·· ··", (viewer) => listUnreadMentions(viewer)],
    "comments/queries countUnreadMentions": ["··· ✓✓ · · ·· ··", (viewer) => countUnreadMentions(viewer)],
    "attachments/queries listDraftAttachments": ["✓✓✓ ·· · · ·· ··", (viewer, world) => listDraftAttachments(viewer, { for: "report", taskId: world.task, periodId: world.open })],
    "attachments/queries listFiledAttachments": ["✓✓✓ ✓✓ ✓ · ✓✓ ✓✓", (viewer, world) => listFiledAttachments(viewer, world.task)],
    "attachments/queries listCommentAttachments": ["✓✓✓ ✓✓ ✓ · ✓✓ ✓✓", (viewer, world) => listCommentAttachments(viewer, world.task)],
    "attachments/queries listRecordAttachments": ["··· ·· · · ·· ··", (viewer, world) => listRecordAttachments(viewer, "CLOSURE", [world.task])],
    "attachments/queries getAttachment": ["444 44 4 ✓ 44 44", (viewer, world) => getAttachment(viewer, world.draftFile)],
  },
};
