"use client";
import { ROLE_LABELS, type Role } from "@/lib/labels";
import { Button } from "@/components/ui/button";

export type DemoEntrance = { username: string; displayName: string; unitName: string | null; roles: readonly Role[] };

type Props = { accounts: readonly DemoEntrance[]; isReady: boolean; isPending: boolean; onChoose: (username: string) => void };

function isOfUnit(account: DemoEntrance): boolean {
  return account.unitName !== null && account.roles.every((role) => role === "FILER" || role === "SIGNER");
}

/** @returns the accounts by key, in the order of first appearance */
function grouped(accounts: readonly DemoEntrance[], keyOf: (account: DemoEntrance) => string): [string, DemoEntrance[]][] {
  const groups = new Map<string, DemoEntrance[]>();
  for (const account of accounts) groups.set(keyOf(account), [...(groups.get(keyOf(account)) ?? []), account]);
  return [...groups];
}

const rolesOf = (account: DemoEntrance): string => account.roles.map((role) => ROLE_LABELS[role]).join("、");

const HEAD = "mt-4 mb-1.5 text-sm text-muted";

/** The demonstration's accounts, each one click away: those above the units first, then the units' by duty. */
export function DemoEntrances({ accounts, isReady, isPending, onChoose }: Props) {
  const entrance = (account: DemoEntrance, words: string) => (
    <Button
      key={account.username}
      size="sm"
      data-username={account.username}
      title={`${account.displayName}（${rolesOf(account)}）`}
      disabled={!isReady}
      aria-disabled={isPending || undefined}
      onClick={() => {
        if (!isPending) onChoose(account.username);
      }}
    >
      {words}
    </Button>
  );
  const ofUnits = grouped(accounts.filter(isOfUnit), (account) => account.unitName ?? "");
  const shared = ofUnits.filter(([, people]) => people.length > 1);
  const single = ofUnits.filter(([, people]) => people.length === 1).flatMap(([, people]) => people);
  return (
    <section aria-labelledby="demo-entrances" className="rounded-lg border border-line bg-surface p-6">
      <h2 id="demo-entrances" className="text-lg">演示账号</h2>
      <p className="text-muted">点击即以该身份登录，不用输入密码。内容为虚构。</p>
      <div className="flex flex-wrap gap-x-8">
        {grouped(accounts.filter((account) => !isOfUnit(account)), rolesOf).map(([roles, people]) => (
          <div key={roles}>
            <h3 className={HEAD}>{roles}</h3>
            <div className="flex flex-wrap gap-1.5">{people.map((account) => entrance(account, account.displayName))}</div>
          </div>
        ))}
      </div>
      {shared.length > 0 ? (
        <>
          <h3 className={HEAD}>牵头单位（填报、审签分设）</h3>
          <ul className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
            {shared.map(([unit, people]) => (
              <li key={unit} className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
                <span>{unit}</span>
                <span className="flex gap-1.5">{people.map((account) => entrance(account, rolesOf(account)))}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {single.length > 0 ? (
        <>
          <h3 className={HEAD}>其他单位、县（区）和功能区（填报、审签一人兼任）</h3>
          <div className="flex flex-wrap gap-1.5">{single.map((account) => entrance(account, account.unitName ?? account.displayName))}</div>
        </>
      ) : null}
    </section>
  );
}
