import { z } from "zod";
import { checkbox, day, longText, oneLine, requestId, version } from "@/lib/actions/schema";
import { UNIT_KIND_LABELS, type UnitKind } from "@/lib/labels";

export const UNIT_KINDS = Object.keys(UNIT_KIND_LABELS) as [UnitKind, ...UnitKind[]];

const name = z.string().min(1).max(60);

/** `seeds/units.json`. A `code` names a unit within the file and in the demonstration's user names. */
export const unitsSeedSchema = z
  .object({
    units: z.array(
      z.object({
        code: z.string().regex(/^[a-z][a-z0-9]*$/),
        kind: z.enum(UNIT_KINDS),
        officialName: name,
        shortName: name,
        aliases: z.array(name),
      }),
    ),
    groups: z.array(
      z.object({
        /** As the notice prints it. */
        label: name,
        /** Where the membership comes from. */
        note: z.string(),
        members: z.array(z.object({ unit: z.string(), validFrom: day, validUntil: day.optional() })),
      }),
    ),
  })
  .superRefine(({ units, groups }, context) => {
    const codes = units.map((unit) => unit.code);
    for (const code of codes.filter((one, index) => codes.indexOf(one) !== index)) {
      context.addIssue({ code: "custom", path: ["units"], message: `代码 ${code} 重复` });
    }
    for (const { unit } of groups.flatMap((group) => group.members).filter((member) => !codes.includes(member.unit))) {
      context.addIssue({ code: "custom", path: ["groups"], message: `没有代码为 ${unit} 的单位` });
    }
  });
export type UnitsSeed = z.output<typeof unitsSeedSchema>;

/** One a line; a name that stands there twice counts once. */
const aliases = longText(1000)
  .transform((text) => [...new Set(text.split("\n").map((line) => line.trim()).filter((line) => line !== ""))])
  .refine((names) => names.every((alias) => alias.length <= 60), "每个别名最多 60 字，一行一个。");

/** A day of membership; a year that is a slip of the pen (0026) is refused. */
const memberDay = day.refine((text) => /^20/.test(text), "年份有误，请检查。");

export const updateUnitSchema = z.object({
  unit: z.uuid("单位不正确。"),
  requestId,
  version,
  officialName: oneLine(60, "请填写全称。"),
  shortName: oneLine(30, "请填写简称。"),
  aliases,
  allowsSelfSigning: checkbox,
  isActive: checkbox,
});

export const addMemberSchema = z.object({
  group: z.uuid("单位组不正确。"),
  unit: z.uuid("请选择单位。"),
  from: memberDay,
  requestId,
});

/** `until` is the first day on which the unit is no longer a member. */
export const endMembershipSchema = z.object({
  membership: z.uuid("成员记录不正确。"),
  until: memberDay,
  requestId,
});
