import type { IconName } from "@/components/ui/icon";
import type { Role } from "@/lib/labels";

export type NavItem = { href: string; label: string; icon: IconName };

/** Administrators keep everything behind 管理; of that, a supervisor has the periods. */
function adminItem(roles: readonly Role[]): NavItem | null {
  if (roles.includes("ADMINISTRATOR")) return { href: "/admin", label: "管理", icon: "gear" };
  return roles.includes("SUPERVISOR") ? { href: "/admin/periods", label: "填报期", icon: "clock" } : null;
}

/** The screens a person has, in the order of the menu. What is not in it is still guarded by the server. */
export function navItems(roles: readonly Role[], listSlug: string | null): NavItem[] {
  const items: (NavItem | null)[] = [
    { href: "/", label: "我的待办", icon: "inbox" },
    listSlug ? { href: `/lists/${listSlug}/tasks`, label: "任务清单", icon: "list" } : null,
    listSlug ? { href: `/lists/${listSlug}/dashboard`, label: "总览", icon: "chart" } : null,
    roles.includes("SIGNER") ? { href: "/sign", label: "审签", icon: "check" } : null,
    roles.includes("SUPERVISOR") ? { href: "/reviews", label: "审核", icon: "check" } : null,
    listSlug ? { href: `/lists/${listSlug}/notice`, label: "通知原文", icon: "document" } : null,
    listSlug ? { href: `/lists/${listSlug}/plans`, label: "工作方案", icon: "bars" } : null,
    listSlug ? { href: `/lists/${listSlug}/upward`, label: "对上争取", icon: "up" } : null,
    listSlug ? { href: `/lists/${listSlug}/orders`, label: "督办", icon: "warning" } : null,
    listSlug ? { href: `/lists/${listSlug}/closures`, label: "销号", icon: "box" } : null,
    listSlug ? { href: `/lists/${listSlug}/appraisals`, label: "考核", icon: "star" } : null,
    listSlug ? { href: `/lists/${listSlug}/publicity`, label: "宣传", icon: "horn" } : null,
    listSlug ? { href: `/lists/${listSlug}/bulletins`, label: "通报", icon: "printer" } : null,
    { href: "/units", label: "单位", icon: "building" },
    adminItem(roles),
  ];
  return items.filter((item) => item !== null);
}
