import "server-only";
import { dictionary } from "@zxcvbn-ts/language-common";
import { env } from "@/lib/env";
import { guessesOf, passwordFault, profileOf } from "./rules-password";

let common: Set<string> | undefined;

/** Of this place: what a neighbour would try first (ASVS 6.2.11). */
const LOCAL_WORDS = ["suqian", "jiangsu", "duban", "dubanban", "rencai", "renshe", "zhengfu", "renshuju", "woaini", "nihao"];

/**
 * @param username of the account it is for
 * @returns why it cannot be this account's password, for the field; null where it can. Whether it was used before is asked elsewhere.
 */
export function refusePassword(password: string, username: string, profile = profileOf(env())): string | null {
  const fault = passwordFault(password, profile);
  if (fault !== null) return fault;
  const name = username.toLowerCase();
  if (name.length >= 3 && password.toLowerCase().includes(name)) return "新密码不能含有用户名。";
  common ??= new Set([...dictionary["passwords-common"], ...LOCAL_WORDS]);
  // A longer password that only begins with a common one is another matter: only what is left of it counts.
  if (guessesOf(password).some((guess) => common?.has(guess))) return "新密码过于常见，容易被猜出，请换一个。";
  return null;
}
