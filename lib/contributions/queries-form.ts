import "server-only";
import type { Viewer } from "@/lib/auth/schema";
import { listSigners } from "@/lib/tasks/queries";
import { getFilingForm, type FilingForm } from "@/lib/tasks/queries-filing";
import { filingRights, type FilingRights } from "@/lib/tasks/rules";
import { getEarlierContribution, getOwnContribution, type Asked, type EarlierContribution, type OwnContribution } from "./queries";
import { getOwnRequest } from "./queries-requests";
import { nextContributionState } from "./workflow";

export type ContributionFormData = FilingForm & {
  contribution: OwnContribution | null;
  earlier: EarlierContribution | null;
  /** The lead's last request to the unit. */
  asked: Asked | null;
  signers: string[];
  rights: FilingRights;
};

/** @returns all that a contribution's form shows to the supporting unit's filers and signers. Throws Forbidden, NotFound. */
export async function getContributionForm(viewer: Viewer, slug: string, no: number, periodKey: string | undefined): Promise<ContributionFormData> {
  const form = await getFilingForm(viewer, slug, no, periodKey, "support");
  const [contribution, earlier, asked, signers] = await Promise.all([
    getOwnContribution(viewer, form.task.id, form.period.id),
    getEarlierContribution(viewer, form.task.id, form.period.opensAt),
    getOwnRequest(viewer, form.task.id, form.period.id),
    listSigners(viewer, form.unit.id),
  ]);
  const state = contribution?.state ?? "NOT_GIVEN";
  const can = (step: "SAVE" | "SIGN" | "WITHDRAW") => nextContributionState(state, step) !== null;
  return {
    ...form, contribution, earlier, asked, signers,
    rights: filingRights(viewer, form.unit, contribution, { save: can("SAVE"), sign: can("SIGN"), withdraw: can("WITHDRAW") }, form.isOpen),
  };
}
