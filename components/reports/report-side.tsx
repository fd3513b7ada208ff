"use client";
import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import type { ContributionRow } from "@/lib/contributions/queries";
import { tallyContributions } from "@/lib/contributions/rules";
import type { FiledReport } from "@/lib/reports/queries";
import type { FilingAddress } from "@/lib/tasks/schema";
import { EarlierReport } from "./earlier-report";
import { SideContributions } from "./side-contributions";

type Props = {
  contributions: ContributionRow[];
  earlier: FiledReport | null;
  /** Whether there is a form to place words into. */
  canQuote: boolean;
  /** The task's address for the lead while it may ask the supporting units; else null. */
  ask: FilingAddress | null;
  /** By unit, the files it filed. */
  files?: Readonly<Record<string, ReactNode>>;
};

const TAB =
  "h-10 border-b-2 border-transparent px-3 text-muted -outline-offset-2 hover:text-ink max-md:h-12 " +
  "data-[state=active]:border-ink data-[state=active]:font-semibold data-[state=active]:text-ink";

/** What the lead writes from: the supporting units' words and last quarter's report, each a click away from the form. */
export function ReportSide({ contributions, earlier, canQuote, ask, files = {} }: Props) {
  const { given, owed } = tallyContributions(contributions);
  return (
    <section aria-label="参考内容" className="rounded-lg border border-line bg-surface lg:sticky lg:top-[calc(var(--shell-top)+12px)] lg:max-h-[calc(100dvh-var(--shell-top)-32px)] lg:overflow-y-auto print:hidden">
      <Tabs.Root defaultValue="contributions">
        <Tabs.List aria-label="参考内容" className="sticky top-0 flex border-b border-line bg-surface px-2">
          <Tabs.Trigger value="contributions" className={TAB}>{`配合情况 ${given}/${owed}`}</Tabs.Trigger>
          <Tabs.Trigger value="earlier" className={TAB}>上季度</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="contributions" className="p-4"><SideContributions rows={contributions} canQuote={canQuote} ask={ask} files={files} /></Tabs.Content>
        <Tabs.Content value="earlier" className="p-4"><EarlierReport earlier={earlier} canQuote={canQuote} /></Tabs.Content>
      </Tabs.Root>
    </section>
  );
}
