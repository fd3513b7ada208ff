import { getAccountAccess, getOwnAccess, listOwnSessions } from "@/lib/accounts/queries-access";
import { countAccounts, getAccount, listAccountEvents, listAccounts } from "@/lib/accounts/queries";
import { listAccountTokens, listOwnTokens } from "@/lib/tokens/queries";
import { STALE } from "../fields";
import { ADMINISTRATORS, ALL, SUPERVISORS_AND_ADMINISTRATORS, type RoomPolicy } from "../table";
import { PASSWORD } from "../world";

/** To everybody else accounts do not exist. */
const ADMINISTRATION = "444 44 4 4 44 4✓";
const PERSON = { username: "policy-leadfiler", displayName: "权限表", roles: "OBSERVER" };
/** Its owner, and nobody else. */
const OWNER = "✓44 44 4 4 44 44";
/** What an account that must change its password, or set up its second step, can do. */
const CHANGES = "11✓";

export const ACCOUNTS: RoomPolicy = {
  actions: {
    createAccountAction: { cells: ADMINISTRATION, fields: () => PERSON, note: "a name that is taken" },
    updateAccountAction: { cells: ADMINISTRATION, fields: (world) => ({ ...PERSON, account: world.accounts.leadFiler, ...STALE }), ids: ["account"] },
    resetPasswordAction: { cells: ADMINISTRATION, fields: (world) => ({ account: world.accounts.leadFiler, ...STALE }), ids: ["account"] },
    changePasswordAction: {
      cells: ALL, ends: CHANGES, fields: () => ({ currentPassword: "Wrong-2026", newPassword: `${PASSWORD}x`, repeatedPassword: `${PASSWORD}x` }), note: "one's own",
    },
    endSessionAction: { cells: OWNER, fields: (world) => ({ session: world.session }), ids: ["session"] },
    endOtherSessionsAction: { cells: ALL, fields: () => ({}), note: "one's own" },
    endAccountSessionsAction: { cells: ADMINISTRATION, fields: (world) => ({ account: world.spareAccount }), ids: ["account"], note: "an account without sessions" },
    // Before the secret is there, so that no wrong code is counted.
    confirmTotpAction: { cells: ALL, ends: CHANGES, fields: () => ({ code: "000000" }), note: "one's own" },
    beginTotpAction: { cells: ALL, ends: CHANGES, fields: () => ({ currentPassword: "wrong" }), note: "one's own" },
    renewCodesAction: { cells: ALL, fields: () => ({ currentPassword: "Wrong-2026" }), note: "one's own" },
    disableTotpAction: { cells: ALL, fields: () => ({ currentPassword: PASSWORD }), note: "one's own" },
    resetTotpAction: { cells: ADMINISTRATION, fields: (world) => ({ account: world.accounts.leadFiler, ...STALE }), ids: ["account"] },
    createTokenAction: { cells: ALL, fields: () => ({ name: "权限表", scopes: "lists:read", lifetime: "date", until: "2020-01-01" }), note: "one's own" },
    revokeTokenAction: { cells: "✓44 44 4 4 44 4✓", fields: (world) => ({ token: world.revokedToken }), ids: ["token"] },
  },
  pages: {
    "/account": { cells: ALL, ends: CHANGES },
    "/account/tokens": { cells: ALL },
    "/account/totp": { cells: ALL, ends: CHANGES },
    "/admin": { cells: SUPERVISORS_AND_ADMINISTRATORS, note: "supervisors go on to the periods" },
    "/admin/accounts": { cells: ADMINISTRATORS },
    "/admin/accounts/new": { cells: ADMINISTRATORS },
    "/admin/accounts/[account]": { cells: ADMINISTRATORS, params: (world) => ({ account: world.accounts.leadFiler }) },
    "/sign-in": { cells: ALL, ends: "✓✓✓" },
  },
  routes: {
    "GET /api/auth/[...nextauth]": { cells: ALL, ends: "✓✓✓", params: () => ({ nextauth: "csrf" }), note: "next-auth's own" },
    "POST /api/auth/[...nextauth]": {
      cells: ALL, ends: "✓✓✓", params: () => ({ nextauth: "callback/credentials" }), note: "next-auth's own; without its token nothing but the way back",
      body: () => ({ body: new URLSearchParams({ username: "", password: "" }) }),
    },
  },
  queries: {
    "accounts/queries listAccounts": [ADMINISTRATION, (viewer) => listAccounts(viewer, { q: "", page: 1 })],
    "accounts/queries countAccounts": [ADMINISTRATION, (viewer) => countAccounts(viewer)],
    "accounts/queries getAccount": [ADMINISTRATION, (viewer, world) => getAccount(viewer, world.accounts.leadFiler)],
    "accounts/queries listAccountEvents": ["444 44 4 4 44 4·", (viewer, world) => listAccountEvents(viewer, world.accounts.leadFiler)],
    "accounts/queries-access listOwnSessions": ["✓·· ·· · · ·· ··", (viewer) => listOwnSessions(viewer)],
    "accounts/queries-access getOwnAccess": [ALL, (viewer) => getOwnAccess(viewer)],
    "accounts/queries-access getAccountAccess": [ADMINISTRATION, (viewer, world) => getAccountAccess(viewer, world.accounts.leadFiler)],
    "tokens/queries listOwnTokens": [ALL, (viewer) => listOwnTokens(viewer)],
    "tokens/queries listAccountTokens": [ADMINISTRATION, (viewer, world) => listAccountTokens(viewer, world.accounts.leadFiler)],
  },
};
