/** How much a work plan takes. */
export const GOAL_MAX = 1000;
export const MEASURE_MAX = 500;
export const RESPONSIBLE_MAX = 60;
export const TARGET_NAME_MAX = 60;
export const TARGET_UNIT_MAX = 12;
export const NOTE_MAX = 300;
export const PLAN_REASON_MAX = 500;
/** Of one unit in one plan. */
export const MEASURES_MAX = 30;
export const TARGETS_MAX = 10;
/** What a target's figure may be at most; every such figure with four decimals is exact in a number. */
export const FIGURE_MAX = 9_999_999_999;
