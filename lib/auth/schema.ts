import { z } from "zod";
import type { Role } from "@/lib/labels";

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
  readonly mustChangePassword: boolean;
  /** From where this request came; null for scripts and where nothing trustworthy is known. */
  readonly address?: string | null;
};

/** @returns whether the viewer holds one of the roles */
export function hasRole(viewer: Pick<Viewer, "roles">, ...roles: Role[]): boolean {
  return roles.some((role) => viewer.roles.includes(role));
}

/** Reads every filed report and contribution, of whatever unit (DESIGN.md §3, who sees what). */
export function readsEverythingFiled(viewer: Pick<Viewer, "roles">): boolean {
  return hasRole(viewer, "SUPERVISOR", "OBSERVER", "ADMINISTRATOR");
}

/**
 * What a password must be: GB/T 22239-2019 asks for complexity; here at least 8 characters of 3 of the classes
 * lower case, upper case, digits, others. At most 128, so that hashing stays bounded.
 */
export const newPasswordSchema = z
  .string()
  .min(8, "新密码至少 8 位。")
  .max(128, "新密码最多 128 位。")
  .refine(
    (value) => [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(value)).length >= 3,
    "新密码须包含大写字母、小写字母、数字、符号中的三类。",
  );

export const changePasswordSchema = z
  .object({
    currentPassword: z.string().min(1, "请填写当前密码。").max(128, "当前密码不正确。"),
    newPassword: newPasswordSchema,
    repeatedPassword: z.string(),
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
