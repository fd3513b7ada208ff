import "server-only";
import { NotFound, Refused } from "@/lib/actions/failures";
import type { Transaction } from "@/lib/db/client";
import type { TaskUnits } from "@/lib/tasks/policy";
import { findMentions, findUnknownNames } from "./parse";
import { canBeMentioned, OVERALL_READERS } from "./policy";
import type { DiscussionAddress } from "./schema";

export type Discussion = TaskUnits & { taskId: string };

/** @returns the task of an address and its units of today, group members one by one; throws NotFound */
export async function loadDiscussion(tx: Pick<Transaction, "$queryRaw">, { list, no }: DiscussionAddress, now: Date): Promise<Discussion> {
  const [row] = await tx.$queryRaw<Discussion[]>`
    SELECT t."id" AS "taskId", t."leadUnitId",
      ARRAY(
        SELECT su."unitId"::text FROM "TaskSupporter" su
        WHERE su."taskId" = t."id" AND su."validFrom" <= shanghai_day(${now}::timestamptz) AND shanghai_day(${now}::timestamptz) < su."validUntil"
      ) AS "supportUnitIds"
    FROM "TaskList" l
    JOIN "Task" t ON t."listId" = l."id" AND t."no" = ${no}
    WHERE l."slug" = ${list}`;
  if (!row) throw new NotFound();
  return row;
}

async function loadUnits(tx: Transaction) {
  const units = await tx.unit.findMany({
    select: {
      id: true, officialName: true, shortName: true, isActive: true, aliases: { select: { name: true } },
      accounts: { where: { isDisabled: false, roles: { hasSome: [...OVERALL_READERS] } }, select: { id: true }, take: 1 },
    },
  });
  return units.map(({ officialName, shortName, aliases, accounts, ...unit }) => ({
    ...unit,
    names: [shortName, officialName, ...aliases.map((alias) => alias.name)],
    hasOverallReader: accounts.length > 0,
  }));
}

function refuse(message: string): never {
  throw new Refused("讨论没有保存。", { body: message });
}

/**
 * @returns the units that the text mentions
 * @throws Refused, at the field, naming what stands after an @ and is no unit, or a unit that cannot read the discussion
 */
export async function resolveMentions(tx: Transaction, discussion: Discussion, body: string): Promise<string[]> {
  if (!/[@＠]/.test(body)) return [];
  const units = await loadUnits(tx);
  const unitOf = new Map(units.flatMap((unit) => unit.names.map((name) => [name, unit] as const)));
  const mentions = findMentions(body, [...unitOf.keys()]);

  const [unknown] = findUnknownNames(body, mentions);
  if (unknown !== undefined) refuse(`“@${unknown}”不是单位名称，请从“提醒单位”中选择。不是要提醒单位时，请在 @ 后加空格。`);

  const mentioned = new Set(mentions.flatMap((mention) => unitOf.get(mention.name) ?? []));
  const barred = [...mentioned].filter((unit) => !canBeMentioned(unit, discussion)).map((unit) => unit.names[0]);
  if (barred.length > 0) refuse(`${barred.join("、")}看不到本任务的讨论，不能提醒。请从“提醒单位”中选择。`);
  return [...mentioned].map((unit) => unit.id);
}
