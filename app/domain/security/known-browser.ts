/**
 * The browser pass: an encrypted cookie with the accounts that signed in with this browser, and when (decision 20). A pass opens
 * no account; it tells a familiar browser from a new one, for notices and for limits under attack.
 */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { decrypt, encrypt } from "#app/domain/kernel/encrypted-text.ts";

export interface KnownBrowser {
  /** User id → the last sign-in to that account in this browser. */
  accounts: ReadonlyMap<string, Date>;
  /** Names the browser for as long as it keeps a pass. Passes of earlier releases have none until the next sign-in. */
  id?: string | undefined;
}

/** A pass is valid for this long after the account's last sign-in. */
export const PASS_DAYS = 365;
/** With more accounts in one browser, the least recently used are dropped. */
const MAX_ACCOUNTS = 10;

const CONTEXT = "known-browser";
const PASS = z.object({
  accounts: z.array(z.tuple([z.string().max(64), z.int()])).max(MAX_ACCOUNTS),
  id: z.uuid().optional(),
});

/** Whether the browser has a pass for a sign-in to this account at or after `since` (its last password change). */
export function knows(
  browser: KnownBrowser | null | undefined,
  userId: string,
  since: Date | null = null,
): boolean {
  const at = browser?.accounts.get(userId);
  return at !== undefined && (since === null || at >= since);
}

/**
 * The key that counts this browser's tries at this account; null when the account does not know the browser. It changes with
 * each sign-in to the account, and with nothing else: after the next sign-in a copied pass no longer shares a limit with the
 * original browser, and signing in to another account gives no new tries.
 */
export function countedAs(
  browser: KnownBrowser | null | undefined,
  userId: string,
  since: Date | null,
): string | null {
  if (!knows(browser, userId, since)) return null;
  return `${userId} ${browser?.accounts.get(userId)?.getTime()}`;
}

/** The pass after a sign-in: the earlier accounts, with this one first. */
export function withSignIn(former: KnownBrowser | null, userId: string): KnownBrowser {
  const others = [...(former?.accounts ?? [])].filter(([id]) => id !== userId);
  const accounts = new Map([[userId, nowDate()] as const, ...others].slice(0, MAX_ACCOUNTS));
  return { accounts, id: former?.id ?? randomUUID() };
}

/** The pass as base64url, encrypted with a key derived from SECRET: unreadable and unforgeable outside. */
export function writePass({ accounts, id }: KnownBrowser): string {
  const pass: z.input<typeof PASS> = {
    accounts: [...accounts].map(([userId, at]) => [userId, at.getTime()]),
    id,
  };
  return encrypt(JSON.stringify(pass), CONTEXT).toString("base64url");
}

/** The decrypted pass, without accounts older than `PASS_DAYS`; null for a pass that is not ours. */
export function readPass(text: string): KnownBrowser | null {
  try {
    const pass = PASS.parse(JSON.parse(decrypt(Buffer.from(text, "base64url"), CONTEXT)));
    const oldest = nowDate().getTime() - PASS_DAYS * 86_400_000;
    const recent = pass.accounts.filter(([, at]) => at > oldest);
    return {
      accounts: new Map(recent.map(([userId, at]) => [userId, new Date(at)])),
      id: pass.id,
    };
  } catch {
    return null;
  }
}
