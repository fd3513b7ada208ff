import { getOwnContribution, getEarlierContribution, listContributions } from "@/lib/contributions/queries";
import { getContributionForm } from "@/lib/contributions/queries-form";
import { getContributionGrid } from "@/lib/contributions/queries-grid";
import { getOwnRequest, getTodoNotes } from "@/lib/contributions/queries-requests";
import { getContributionHistory } from "@/lib/contributions/queries-revisions";
import { listPeriods } from "@/lib/periods/queries";
import { FILING_IDS, filing, taskParams } from "../fields";
import { READERS, type Case, type RoomPolicy } from "../table";
import { inDays, OPEN, SLUG } from "../world";

const reason = "权限表";
const OTHER_TASK: readonly Case[] = [{ as: "supportFiler", what: "another unit's task", fields: () => ({ no: "2" }), answer: "4" }];

export const CONTRIBUTIONS: RoomPolicy = {
  actions: {
    saveContributionAction: { cells: "333 ✓3 ✓ 4 33 33", fields: () => ({ ...filing(), content: "换过的文字", intent: "save" }), ids: FILING_IDS, cases: OTHER_TASK },
    signContributionAction: { cells: "333 3✓ ✓ 4 33 33", fields: filing, ids: FILING_IDS },
    returnContributionUnsignedAction: { cells: "333 3✓ ✓ 4 33 33", fields: () => ({ ...filing(), reason }), ids: FILING_IDS },
    withdrawContributionAction: { cells: "333 ✓✓ ✓ 4 33 33", fields: filing, ids: FILING_IDS, cases: OTHER_TASK },
    askForMoreAction: {
      cells: "✓✓✓ 33 3 4 33 33", fields: (world) => ({ ...filing(), unit: world.units.support, reason }), ids: [...FILING_IDS, "unit"],
      cases: [
        { as: "leadFiler", what: "a unit that does not support the task", fields: (world) => ({ unit: world.units.stranger }), answer: "4" },
        { as: "leadFiler", what: "a unit that has a draft only", fields: (world) => ({ unit: world.units.member }), answer: "4" },
      ],
    },
    askToContributeAction: {
      cells: "✓✓✓ 33 3 4 33 33", fields: (world) => ({ ...filing(), unit: world.units.support, note: reason }), ids: [...FILING_IDS, "unit"],
      cases: [{ as: "leadFiler", what: "a unit that does not support the task", fields: (world) => ({ unit: world.units.stranger }), answer: "4" }],
    },
  },
  pages: {
    "/lists/[list]/tasks/[no]/contribution": { cells: "333 ✓✓ ✓ 4 33 33", params: taskParams, query: `period=${OPEN}` },
    "/lists/[list]/tasks/[no]/contributions/[unit]": { cells: READERS, params: (world) => ({ ...taskParams(), unit: world.units.support }), query: `period=${OPEN}` },
  },
  queries: {
    "contributions/queries-form getContributionForm": ["333 ✓✓ ✓ 4 33 33", (viewer) => getContributionForm(viewer, SLUG, 1, OPEN)],
    "contributions/queries getOwnContribution": ["··· ✓✓ ✓ · ·· ··", (viewer, world) => getOwnContribution(viewer, world.task, world.open)],
    "contributions/queries getEarlierContribution": ["··· ✓✓ · · ·· ··", (viewer, world) => getEarlierContribution(viewer, world.task, inDays(-5))],
    "contributions/queries listContributions": ["✓✓✓ ✓✓ ✓ · ✓✓ ✓✓", (viewer, world) => listContributions(viewer, world.task, world.open)],
    "contributions/queries-grid getContributionGrid": [
      "✓✓✓ ✓✓ ✓ · ✓✓ ✓✓",
      async (viewer, world) => {
        const periods = await listPeriods(viewer, world.list);
        const [shown] = periods;
        return shown && (await getContributionGrid(viewer, world.task, periods, shown)).rows;
      },
    ],
    "contributions/queries-requests getOwnRequest": ["··· ·· ✓ · ·· ··", (viewer, world) => getOwnRequest(viewer, world.task, world.open)],
    "contributions/queries-requests getTodoNotes": [
      "✓✓✓ ·· ✓ · ·· ··",
      async (viewer) => Object.values(await getTodoNotes(viewer)).flat().filter((note) => note.listSlug === SLUG),
    ],
    "contributions/queries-revisions getContributionHistory": [READERS, (viewer, world) => getContributionHistory(viewer, SLUG, 1, OPEN, { unit: world.units.support, revision: undefined })],
  },
};
