import { getBulletin, getBulletinDraft, getBulletinFile } from "@/lib/bulletins/queries";
import { listBulletins } from "@/lib/bulletins/queries-list";
import { getBulletinSource } from "@/lib/bulletins/queries-source";
import { STALE } from "../fields";
import { ALL, SUPERVISORS, type Case, type RoomPolicy } from "../table";
import { EARLIER, OPEN, SLUG } from "../world";

/** A bulletin that was never issued is the supervisors' own. */
const DRAFTS = "444 44 4 4 ✓✓ 44";
const slug = SLUG;
const DRAFT: readonly Case[] = (["leadFiler", "observer", "administrator"] as const).map((as) => ({
  as, what: "a bulletin that was never issued", fields: (world) => ({ bulletin: world.draftBulletin }), answer: "4",
}));

export const BULLETINS: RoomPolicy = {
  actions: {
    createBulletinAction: { cells: SUPERVISORS, fields: () => ({ list: SLUG, period: OPEN }), ids: ["list", "period"] },
    draftAgainAction: { cells: SUPERVISORS, fields: (world) => ({ bulletin: world.issuedBulletin, slug, ...STALE }), ids: ["bulletin"], cases: DRAFT },
    saveBulletinAction: {
      cells: SUPERVISORS, fields: (world) => ({ bulletin: world.issuedBulletin, "text-title": "换过的标题", ...STALE }), ids: ["bulletin"], unknown: "told", cases: DRAFT,
      note: "a supervisor whose draft was discarded meanwhile keeps his words and is told",
    },
    discardDraftAction: { cells: DRAFTS, fields: (world) => ({ bulletin: world.draftBulletin, slug, ...STALE }), ids: ["bulletin"] },
    issueBulletinAction: { cells: DRAFTS, fields: (world) => ({ bulletin: world.draftBulletin, slug, ...STALE }), ids: ["bulletin"] },
    reissueBulletinAction: { cells: SUPERVISORS, fields: (world) => ({ bulletin: world.issuedBulletin, slug, reason: "权限表", ...STALE }), ids: ["bulletin"], cases: DRAFT },
  },
  pages: {
    "/lists/[list]/bulletins": { cells: ALL, params: () => ({ list: SLUG }) },
    "/lists/[list]/bulletins/[bulletin]": { cells: ALL, params: (world) => ({ list: SLUG, bulletin: world.issuedBulletin }) },
    "/lists/[list]/bulletins/[bulletin]/edit": { cells: DRAFTS, params: (world) => ({ list: SLUG, bulletin: world.draftBulletin }) },
  },
  routes: {
    "GET /api/bulletins/[id]": { cells: ALL, ends: "111", params: (world) => ({ id: world.issuedBulletin }) },
  },
  queries: {
    "bulletins/queries getBulletin": [DRAFTS, (viewer, world) => getBulletin(viewer, SLUG, world.draftBulletin, "draft")],
    "bulletins/queries getBulletinDraft": [DRAFTS, (viewer, world) => getBulletinDraft(viewer, SLUG, world.draftBulletin)],
    "bulletins/queries getBulletinFile": [DRAFTS, (viewer, world) => getBulletinFile(viewer, world.draftBulletin, "draft")],
    "bulletins/queries-list listBulletins": [ALL, (viewer) => listBulletins(viewer, SLUG)],
    "bulletins/queries-source getBulletinSource": [ALL, (viewer) => getBulletinSource(viewer, SLUG, EARLIER, new Date())],
  },
};
