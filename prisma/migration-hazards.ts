/** A migration that says so, and why, may do what would otherwise disturb an instance of the release before. */
export const EXPLANATION = /^-- beside an old instance: \S.{9,}$/m;

const NAME = String.raw`(?:"?public"?\.)?"?(\w+)"?`;
const TABLE = String.raw`ALTER TABLE (?:IF EXISTS )?(?:ONLY )?${NAME}`;

/** What an instance of the release before cannot live beside, or waits for too long; `table` where a new table may have it. */
const HAZARDS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "takes away what the old instance reads", pattern: /\bDROP (?:TABLE|COLUMN|TYPE|VIEW|SCHEMA|EXTENSION|DEFAULT)\b/i },
  { what: "renames what the old instance reads", pattern: /\bRENAME\b/i },
  { what: "empties a table", pattern: /\bTRUNCATE\b/i },
  { what: "holds a table", pattern: /\bLOCK TABLE\b/i },
  { what: "the old instance does not know the new value", pattern: /\bALTER TYPE\b/i },
  { what: "refuses rows that the old instance writes", pattern: new RegExp(`${TABLE}\\b[^;]*\\bSET NOT NULL\\b`, "i") },
  { what: "rewrites a table under a lock", pattern: new RegExp(`${TABLE}\\b[^;]*\\bALTER COLUMN "?\\w+"? (?:SET DATA )?TYPE\\b`, "i") },
  { what: "refuses rows that the old instance writes", pattern: new RegExp(`${TABLE}\\b[^;]*\\bADD COLUMN(?:(?!\\bDEFAULT\\b|\\bADD COLUMN\\b)[^;])*\\bNOT NULL(?!(?:(?!\\bADD COLUMN\\b)[^;])*\\bDEFAULT\\b)`, "i") },
  { what: "reads a whole table under a lock (NOT VALID, then VALIDATE)", pattern: new RegExp(`${TABLE}\\b[^;]*\\bADD CONSTRAINT\\b(?![^;]*\\bNOT VALID\\b)`, "i") },
  { what: "keeps writers waiting (CONCURRENTLY, alone in its migration)", pattern: new RegExp(`\\bCREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY)(?:IF NOT EXISTS )?"?\\w+"? ON (?:ONLY )?${NAME}`, "i") },
];

/** @returns what in a migration would disturb an instance of the release before; nothing that it does to its own new tables */
export function hazardsOf(sql: string): string[] {
  if (EXPLANATION.test(sql)) return [];
  const statements = sql.replace(/--.*$/gm, "").split(";").map((text) => text.replace(/\s+/g, " ").trim());
  const made = new Set(statements.flatMap((text) => new RegExp(`^CREATE TABLE (?:IF NOT EXISTS )?${NAME}`, "i").exec(text)?.[1] ?? []));
  return statements.flatMap((text) =>
    HAZARDS.flatMap(({ what, pattern }) => {
      const found = pattern.exec(text);
      return found && !(found[1] !== undefined && made.has(found[1])) ? [`${what}: ${text.slice(0, 100)}`] : [];
    }),
  );
}
