import "server-only";
import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// OWASP's floor for argon2id: 19 MiB, 2 passes, 1 lane.
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** @returns the argon2id hash to store, with its parameters and salt in it */
export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2ID);
}

let unknownAccountHash: Promise<string> | undefined;

/**
 * @param storedHash null for an account that does not exist: the same work is done, so that the time does not tell
 * @returns whether the password is the account's
 */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  unknownAccountHash ??= hashPassword("no such account");
  const isRight = await verify(storedHash ?? (await unknownAccountHash), password);
  return storedHash !== null && isRight;
}

/** @returns a password that meets the policy, without look-alike characters, to be changed at first sign-in */
export function generatePassword(): string {
  const classes = ["abcdefghjkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "-+=@#"];
  const pick = (alphabet: string) => alphabet.charAt(randomInt(alphabet.length));
  const characters = [...classes.map(pick), ...Array.from({ length: 8 }, () => pick(classes.slice(0, 3).join("")))];
  for (let i = characters.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [characters[i], characters[j]] = [characters[j] as string, characters[i] as string];
  }
  return characters.join("");
}
