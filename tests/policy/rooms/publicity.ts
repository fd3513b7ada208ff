import { getPublicationForm, getPublicityDesk, listPublications, listTaskPublications } from "@/lib/publicity/queries";
import { getPublicityFigures } from "@/lib/publicity/queries-figures";
import { publicationFilters } from "@/lib/publicity/schema";
import { STALE } from "../fields";
import { ALL, type RoomPolicy } from "../table";
import { OPEN, SLUG } from "../world";

const list = () => ({ list: SLUG });
/** Any unit's filers record its own. */
const FILERS = "✓3✓ ✓3 ✓ ✓ 33 33";
/** What is published is seen by all, and changed by the filers of the unit that published it. */
const OWNER = "✓3✓ 33 3 3 33 33";
/** A task that no unit of the world has a part in. */
const words = { title: "权限表", medium: "WEBSITE", outlet: "权限表网站", publishedOn: "2026-01-05", link: "https://a.example/2", tasks: "9000" };

export const PUBLICITY: RoomPolicy = {
  actions: {
    createPublicationAction: { cells: FILERS, fields: () => ({ ...list(), ...words }), ids: ["list"] },
    editPublicationAction: { cells: OWNER, fields: (world) => ({ publication: world.publication, slug: SLUG, ...words, ...STALE }), ids: ["publication"] },
    removePublicationAction: { cells: OWNER, fields: (world) => ({ publication: world.publication, ...STALE }), ids: ["publication"] },
  },
  pages: {
    "/lists/[list]/publicity": { cells: ALL, params: list },
    "/lists/[list]/publicity/new": { cells: FILERS, params: list },
    "/lists/[list]/publicity/[publication]/edit": { cells: OWNER, params: (world) => ({ list: SLUG, publication: world.publication }) },
  },
  routes: {
    "GET /lists/[list]/publicity/export/[format]": { cells: ALL, ends: "111", params: () => ({ list: SLUG, format: "csv" }) },
  },
  queries: {
    "publicity/queries listPublications": [ALL, (viewer, world) => listPublications(viewer, world.list)],
    "publicity/queries listTaskPublications": [ALL, (viewer, world) => listTaskPublications(viewer, world.task)],
    "publicity/queries getPublicityDesk": [ALL, async (viewer) => (await getPublicityDesk(viewer, SLUG, publicationFilters.parse({}), 1)).rows],
    "publicity/queries getPublicationForm": [OWNER, (viewer, world) => getPublicationForm(viewer, SLUG, world.publication)],
    "publicity/queries-figures getPublicityFigures": [ALL, (viewer, world) => getPublicityFigures(viewer, { list: { id: world.list, slug: SLUG }, period: { id: world.open, key: OPEN } })],
  },
};
