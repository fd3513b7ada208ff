/** Of each text of a filing, in characters. */
export const TEXT_MAX = 4000;
