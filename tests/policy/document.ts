import { PERSON_NAMES, PERSONS, ANSWERS, cellsOf, ENDS, viewerCells, type Answer, type PersonName, type RoomPolicy } from "./table";
import { ROOMS } from "./rooms";

/** docs/policy.md, written from the table. */

const SHOWN: Readonly<Record<Answer, string>> = { "✓": "✓", "·": "·", "→": "→", "1": "401", "3": "403", "4": "404", "5": "405" };

const HEAD = `# Policy: who may do what

Written from \`tests/policy\` by \`npm run docs:policy\`; \`tests/unit/policy/document.test.ts\` fails where it is not up to date, and
\`tests/unit/policy/complete.test.ts\` where an action, page, route or query has no row. \`tests/policy/walk.test.ts\` asks the running
server for every cell of the actions, pages and routes, \`tests/integration/policy/queries.test.ts\` for every cell of the queries.

The rule (DESIGN, section 3): 404 for what a person must not know of, 403 for what he sees but may not do.
Persons stand in their relation to one task, its reports and contributions of one period: 牵头单位 leads it, 配合单位 supports it, 单位组成员
supports it through a group such as 各县（区）, 无关单位 has no part in it. 兼任 holds the filer's and the signer's role. 牵头单位督查员 signed the report
himself before he became a supervisor. A row is about something of the lead's, or of the supporting unit's where it is theirs to write.

${Object.entries(ANSWERS).map(([sign, text]) => `- \`${SHOWN[sign as Answer]}\` ${text}`).join("\n")}

Beside these cells the walk tries ids that do not exist, the ids of another table's rows and malformed ones in every place that takes an
id, and the rows that the notes of the table's cases name: 404, or refused at the field. Whatever is not \`GET\` below \`/api/v1\` is 405
for everybody.
`;

type Line = { name: string; cells: ReadonlyMap<PersonName, Answer>; note?: string | undefined };

function linesOf(room: RoomPolicy): [title: string, lines: Line[]][] {
  const line = ([name, row]: [string, Parameters<typeof cellsOf>[0]], ends: string): Line => ({ name, cells: cellsOf(row, ends), note: row.note });
  return [
    ["Actions", Object.entries(room.actions ?? {}).map((entry) => line(entry, ENDS.action))],
    ["Pages", Object.entries(room.pages ?? {}).map((entry) => line(entry, ENDS.page))],
    ["Routes", Object.entries(room.routes ?? {}).map((entry) => line(entry, entry[1].isByToken ? ENDS.token : ENDS.route))],
    ["Queries", Object.entries(room.queries ?? {}).map(([name, row]) => ({ name, cells: viewerCells(row) }))],
  ];
}

const isOnlyNoMethod = ({ cells }: Line): boolean => [...cells.values()].every((cell) => cell === "5");

function table(title: string, lines: readonly Line[]): string {
  const persons = PERSON_NAMES.filter((person) => lines.some(({ cells }) => cells.has(person)));
  const row = (texts: readonly string[]): string => `| ${texts.join(" | ")} |`;
  return [
    row([title, ...persons.map((person) => PERSONS[person].label), "note"]),
    row(["---", ...persons.map(() => ":-:"), "---"]),
    ...lines.map(({ name, cells, note }) => row([`\`${name}\``, ...persons.map((person) => SHOWN[cells.get(person) ?? "4"]), note ?? ""])),
  ].join("\n");
}

/** @returns the whole document */
export function writeDocument(): string {
  const sections = Object.entries(ROOMS).map(([name, room]) => {
    const tables = linesOf(room).map(([title, lines]) => [title, lines.filter((line) => !isOnlyNoMethod(line))] as const).filter(([, lines]) => lines.length > 0);
    return [`## ${name}`, ...tables.map(([title, lines]) => table(title, lines))].join("\n\n");
  });
  return `${[HEAD.trim(), ...sections].join("\n\n")}\n`;
}
