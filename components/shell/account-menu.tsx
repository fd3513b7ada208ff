import { Link } from "@/components/ui/link";
import { SignOutButton } from "@/components/auth/sign-out-button";
import { DetailsMenu } from "@/components/ui/details-menu";
import { Icon } from "@/components/ui/icon";

export type ShellViewer = {
  name: string;
  unitName: string | null;
  unitId: string | null;
  /** Words of the roles, as lib/labels.ts spells them. */
  roleLabels: readonly string[];
};

const ITEM = "flex h-9 w-full items-center rounded-md px-3 text-left hover:bg-sunken max-md:h-12";

/** Who is signed in, the own account, and the way out. */
export function AccountMenu({ viewer }: { viewer: ShellViewer }) {
  return (
    <DetailsMenu
      label={`账号菜单：${viewer.name}`}
      triggerClassName="h-9 gap-1.5 rounded-md px-2 hover:bg-sunken max-md:size-11 max-md:justify-center"
      trigger={
        <>
          <Icon name="user" className="size-[18px]" />
          <span className="max-w-32 truncate max-md:hidden">{viewer.name}</span>
          <Icon name="chevron-down" className="size-3.5 max-md:hidden" />
        </>
      }
    >
      <div className="border-b border-line px-3 pt-1 pb-2">
        <p className="font-medium">{viewer.name}</p>
        {viewer.unitName ? <p className="text-sm">{viewer.unitName}</p> : null}
        <p className="text-sm text-muted">{viewer.roleLabels.join("、")}</p>
      </div>
      {viewer.unitId ? <Link href={`/units/${viewer.unitId}`} className={`mt-1 ${ITEM}`}>本单位</Link> : null}
      <Link href="/account" className={`mt-1 ${ITEM}`}>我的账号</Link>
      <SignOutButton className={ITEM} />
    </DetailsMenu>
  );
}
