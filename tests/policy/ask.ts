import { addressIn, Person, type ActionAnswer, type Fields } from "../support/action-client";
import type { PersonName, Answer, PageRow, RouteRow } from "./table";
import type { World } from "./world";
import { PASSWORD, SLUG } from "./world";

/** Asks the running server as one of the table's persons, and says its answer in the table's signs. */

/** A status that no cell may have stands for itself: `500`. */
export type Found = { answer: Answer | "field" | (string & {}); body: string };

const INVALID = "填写内容有误，请按提示修改后再提交。";
const SIGNS: Readonly<Record<number, Answer>> = { 401: "1", 403: "3", 404: "4", 405: "5" };

function ofState(state: ActionAnswer["state"]): Found["answer"] {
  if (state === null) return "no answer";
  if (state.errorId) return "500";
  return state.message === INVALID ? "field" : "✓";
}

const leadsToPassword = (location: string | null): boolean => location !== null && new URL(location, "http://127.0.0.1").pathname === "/account" && !location.includes("?");

function ofStatus(status: number, location: string | null): Found["answer"] {
  if (leadsToPassword(location)) return "→";
  if (status >= 300 && status < 400) return "✓";
  if (status === 400) return "field";
  // What is allowed and cannot be done now.
  if (status === 422 || (status >= 200 && status < 300)) return "✓";
  return SIGNS[status] ?? String(status);
}

export async function askAction(person: Person, name: string, fields: Fields): Promise<Found> {
  const { status, state, location, body } = await person.act(name, { requestId: crypto.randomUUID(), ...fields }, { parts: { list: SLUG } });
  return { answer: status === 200 && location === null ? ofState(state) : ofStatus(status, location), body };
}

type Where = { params: Readonly<Record<string, string>>; query?: string | undefined };

function address(route: string, { params, query }: Where): string {
  const path = addressIn(route, params);
  // A part that is a path of its own keeps its slashes, but for one that leads out of it.
  const isPath = route.includes("[...") && !path.includes("..");
  return `${isPath ? path.replaceAll("%2F", "/") : path}${query ? `?${query}` : ""}`;
}

async function found(response: Response): Promise<Found> {
  const body = await response.text();
  const isState = response.ok && body.startsWith('{"status":');
  if (isState && !body.startsWith('{"status":"ok"')) return { answer: ofState(JSON.parse(body) as ActionAnswer["state"]), body };
  return { answer: ofStatus(response.status, response.headers.get("location")), body };
}

export async function askPage(person: Person, route: string, row: PageRow, params: Where["params"]): Promise<Found> {
  return found(await person.fetch(address(route, { params, query: row.query })));
}

/** @param token of the person, for rows that are asked by token */
export async function askRoute(person: Person, name: string, row: RouteRow, { params, world, token }: { params: Where["params"]; world: World; token: string | undefined }): Promise<Found> {
  const [method = "", route = ""] = name.split(" ");
  const { headers, body } = row.body?.(world) ?? {};
  const init: RequestInit = { method, ...(body === undefined ? {} : { body }), headers: { origin: new URL(person.baseURL).origin, ...headers } };
  const path = address(route, { params, query: row.query });
  if (!row.isByToken) return found(await person.fetch(path, init));
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return found(await fetch(new URL(path, person.baseURL), { ...init, headers: authorization, redirect: "manual" }));
}

/** @returns the person, signed in where he has an account */
export async function enter(name: PersonName, baseURL: string, actions: ConstructorParameters<typeof Person>[1]): Promise<Person> {
  const person = new Person(baseURL, actions);
  if (name !== "nobody" && !(await person.signIn(`policy-${name.toLowerCase()}`, PASSWORD))) throw new Error(`${name} could not sign in`);
  return person;
}
