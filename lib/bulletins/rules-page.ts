/**
 * The page of GB/T 9704-2012, 党政机关公文格式, in twentieths of a point (twips), as Word counts. The standard's figures in
 * millimetres stand beside each.
 */
const TWIPS_A_MM = 1440 / 25.4;
const mm = (length: number) => Math.round(length * TWIPS_A_MM);

/** A4. */
export const PAGE = { width: 11_906, height: 16_838 };

/** 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; what is left goes to the right (26 mm) and to the foot (35 mm). */
export const MARGIN = { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) };
export const BODY_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;

export const LINES = 22;
export const CHARACTERS = 28;

/** 3号 is 16 points; 2号 22; 4号 14; 5号 10.5. Word counts half points. */
export const SIZE = { body: 32, title: 44, footer: 28, table: 21 };

/** 22 lines fill the 225 mm: 28.95 points each. */
export const LINE_PITCH = Math.floor((PAGE.height - MARGIN.top - MARGIN.bottom) / LINES);

/** 28 characters of 16 points are a little wider than 156 mm, so each is set closer by this, in 1/4096 of a point. */
export const CHARACTER_SPACE = Math.floor((BODY_WIDTH / CHARACTERS / 20 - SIZE.body / 2) * 4096);

/**
 * The same, said of the text itself in twips: not every program sets characters closer by the grid, and those that cannot
 * give a character of 16 points two places of it. So the grid stands in the page's settings, and the text is off it and on
 * its measure.
 */
export const CHARACTER_SPACING = -6;

/** The page number stands 7 mm below the text; its line is about 5 mm high. */
export const FOOTER_DISTANCE = mm(35 - 7 - 5);

/** Faces by the names that an office's machine has them under. */
export const FACES = { title: "方正小标宋简体", heading1: "黑体", heading2: "楷体_GB2312", body: "仿宋_GB2312", footer: "宋体" } as const;
export type Face = keyof typeof FACES;

/** A character's width, set in by so many of them. */
export const CHARACTER = SIZE.body * 10;

/** @returns the width of a line in characters: figures and Latin letters take half of one */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x100 ? 0.5 : 1), 0);
}

/**
 * How far the signature and its date stand from the right edge, in characters: the date by four, the name centred over it;
 * a name too long for that moves the date instead.
 */
export function signatureIndents(name: string, date: string): { name: number; date: number } {
  const [nameWidth, dateWidth] = [widthOf(name), widthOf(date)];
  const nameIndent = Math.max(1, 4 + (dateWidth - nameWidth) / 2);
  return { name: nameIndent, date: nameIndent + (nameWidth - dateWidth) / 2 };
}
