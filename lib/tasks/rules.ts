/** What a unit's account can do now with what it files; the screen shows no other buttons. */
import type { Viewer } from "@/lib/auth/schema";
import { canSign, canWithdraw, canWrite, maySignOwnWords, type Written } from "./policy";

/** Why a form takes nothing any more. */
export const CLOSED_TASK = "任务已销号，不再填报。销号前已报送的内容仍可查阅。";

/** The steps a filing's workflow takes in its present state. */
export type PossibleSteps = { save: boolean; sign: boolean; withdraw: boolean };

export type FilingRights = {
  write: boolean;
  sign: boolean;
  /** He is a signer, but wrote it himself and his unit does not allow 一人兼任. */
  signsOwnWords: boolean;
  withdraw: boolean;
};

/**
 * @param filing null where nothing was saved yet
 * @param isOpen whether the period lets this unit change anything now
 */
export function filingRights(
  viewer: Viewer,
  unit: { id: string; allowsSelfSigning: boolean },
  filing: Written | null,
  possible: PossibleSteps,
  isOpen: boolean,
): FilingRights {
  const signs = isOpen && possible.sign && filing !== null && canSign(viewer, unit.id);
  const isAllowed = filing !== null && maySignOwnWords(viewer, filing, unit);
  return {
    write: isOpen && possible.save && canWrite(viewer, unit.id),
    sign: signs && isAllowed,
    signsOwnWords: signs && !isAllowed,
    withdraw: isOpen && possible.withdraw && canWithdraw(viewer, unit.id),
  };
}
