import { pointsOf } from "./rules-layout";
import type { Look } from "./rules-workbook";

const SONG = "宋体";
const HEI = "黑体";
const FANG = "仿宋";

type Face = { font?: string; isBold?: true; color?: string; fill?: string; across?: "center"; format?: string; isBare?: true };

/** Black on white and greys, so that it copies well; red only for what is overdue, which says so in words. */
const FACES: Record<Look, Face> = {
  title: { font: HEI, across: "center", isBare: true },
  subtitle: { across: "center", isBare: true },
  mark: { font: HEI, across: "center", color: "FFB01E23", isBare: true },
  note: { isBare: true },
  head: { font: HEI, across: "center", fill: "FFDEDBD3" },
  chapter: { font: HEI, fill: "FFEFEDE8" },
  section: { font: HEI, fill: "FFF6F5F2" },
  label: {},
  notice: { font: FANG },
  text: {},
  centred: { across: "center" },
  small: { across: "center" },
  alert: { across: "center", color: "FFB01E23", isBold: true },
  hidden: { across: "center", color: "FF5F5B54" },
  number: { across: "center", format: "0" },
  sum: { across: "center", format: "0", isBold: true, fill: "FFF6F5F2" },
  percent: { across: "center", format: "0%" },
  mean: { across: "center", format: "0.0%" },
  points: { across: "center", format: "0.0" },
  time: { across: "center", format: "yyyy-mm-dd hh:mm" },
};

const LOOKS = Object.keys(FACES) as Look[];
/** Numbers below this one are Excel's own formats. */
const FIRST_FORMAT = 164;

/** The first style is every cell's that has none. */
export const STYLE_OF = Object.fromEntries(LOOKS.map((look, at) => [look, at + 1])) as Record<Look, number>;

const SIDES = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"><color rgb="FF88837A"/></${side}>`).join("");

function font(name: string, points: number, { isBold, color }: Face): string {
  return `<font>${isBold ? "<b/>" : ""}<sz val="${points}"/><color rgb="${color ?? "FF000000"}"/><name val="${name}"/><charset val="134"/></font>`;
}

const fill = (color: string) => `<fill><patternFill patternType="solid"><fgColor rgb="${color}"/><bgColor indexed="64"/></patternFill></fill>`;
const group = (name: string, members: readonly string[]) => `<${name} count="${members.length}">${members.join("")}</${name}>`;

/** @returns xl/styles.xml: one style for each look, in their order */
export function stylesXml(): string {
  const faces = LOOKS.map((look) => FACES[look]);
  const styles = faces.map(({ across, format, isBare }, at) =>
    `<xf numFmtId="${format ? FIRST_FORMAT + at : 0}" fontId="${at + 1}" fillId="${at + 2}" borderId="${isBare ? 0 : 1}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` +
    `<alignment horizontal="${across ?? "left"}" vertical="center" wrapText="1"/></xf>`);
  const noFill = '<fill><patternFill patternType="none"/></fill>';
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    group("numFmts", faces.flatMap(({ format }, at) => (format ? [`<numFmt numFmtId="${FIRST_FORMAT + at}" formatCode="${format}"/>`] : []))),
    group("fonts", [font(SONG, 10, {}), ...LOOKS.map((look) => font(FACES[look].font ?? SONG, pointsOf(look), FACES[look]))]),
    // The format keeps the first two for itself.
    group("fills", [noFill, '<fill><patternFill patternType="gray125"/></fill>', ...faces.map((face) => (face.fill ? fill(face.fill) : noFill))]),
    group("borders", ["<border><left/><right/><top/><bottom/><diagonal/></border>", `<border>${SIDES}<diagonal/></border>`]),
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    group("cellXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', ...styles]),
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join("");
}
