import { z } from "zod";
import type { Role, SignInWay } from "@/lib/labels";
import { PASSWORD_MAX } from "./rules-password";

declare const madeByAuth: unique symbol;

/** Who asks, as the database has it at this request. Only `lib/auth` makes one (tests make their own). */
export type Viewer = {
  readonly [madeByAuth]: true;
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly unitId: string | null;
  readonly unitName: string | null;
  /** Before anything else: the password is a first one, or too old. */
  readonly mustChangePassword: boolean;
  /** Before anything else: the second step is required of this account, and not set up. */
  readonly mustSetUpTotp: boolean;
  /** How and in which session he is signed in; null for scripts, tests and tokens. */
  readonly session: { readonly id: string; readonly by: SignInWay } | null;
  /** An observer who may leave instructions (领导批示). */
  readonly mayInstruct?: boolean;
  /** From where this request came; null for scripts and where nothing trustworthy is known. */
  readonly address?: string | null;
};

/** @returns the page where a viewer has to go before anything else; null for nowhere */
export function firstDuty(viewer: Pick<Viewer, "mustChangePassword" | "mustSetUpTotp">): "/account" | "/account/totp" | null {
  if (viewer.mustChangePassword) return "/account";
  return viewer.mustSetUpTotp ? "/account/totp" : null;
}

/** @returns whether the viewer holds one of the roles */
export function hasRole(viewer: Pick<Viewer, "roles">, ...roles: Role[]): boolean {
  return roles.some((role) => viewer.roles.includes(role));
}

/** Reads every filed report and contribution, of whatever unit (DESIGN.md §3, who sees what). */
export function readsEverythingFiled(viewer: Pick<Viewer, "roles">): boolean {
  return hasRole(viewer, "SUPERVISOR", "OBSERVER", "ADMINISTRATOR");
}

/** Length and classes are by setting, and asked on the server (lib/auth/password-policy). */
export const changePasswordSchema = z
  .object({
    currentPassword: z.string().min(1, "请填写当前密码。").max(PASSWORD_MAX, "当前密码不正确。"),
    newPassword: z.string().min(1, "请填写新密码。").max(PASSWORD_MAX, `新密码最多 ${PASSWORD_MAX} 位。`),
    repeatedPassword: z.string().max(PASSWORD_MAX, "两次填写的新密码不一致。"),
  })
  .refine((form) => form.newPassword === form.repeatedPassword, {
    path: ["repeatedPassword"],
    message: "两次填写的新密码不一致。",
  })
  .refine((form) => form.newPassword !== form.currentPassword, {
    path: ["newPassword"],
    message: "新密码不能与当前密码相同。",
  });

/**
 * @param address where a sign-in should lead, as the address bar carries it
 * @returns the address if it is a path of this site, else the home page: never an open redirect
 */
export function localPath(address: string | undefined): string {
  if (!address || !/^\/(?![/\\])/.test(address) || /[\\\s\0]/.test(address)) return "/";
  return address.startsWith("/sign-in") ? "/" : address;
}
