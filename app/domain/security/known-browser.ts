/**
 * Browsers in which somebody signed in before: each holds a sealed pass with the accounts and the moments. A pass opens
 * no account; it tells a familiar browser from a new one, for notices and for limits under attack.
 */
import { z } from "zod";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { decrypt, encrypt } from "#app/domain/kernel/encrypted-text.ts";

export interface KnownBrowser {
  /** User id → the last sign-in to that account in this browser. */
  accounts: ReadonlyMap<string, Date>;
}

/** A pass is good for so many days after the account's last sign-in. */
export const PASS_DAYS = 365;
/** Of more accounts in one browser the ones used last are remembered. */
const MAX_ACCOUNTS = 10;

const CONTEXT = "known-browser";
const PASS = z.object({
  accounts: z.array(z.tuple([z.string().max(64), z.int()])).max(MAX_ACCOUNTS),
});

/** Whether the browser holds a pass of a sign-in to this account at or after `since` (its last password change). */
export function knows(
  browser: KnownBrowser | null | undefined,
  userId: string,
  since: Date | null = null,
): boolean {
  const at = browser?.accounts.get(userId);
  return at !== undefined && (since === null || at >= since);
}

/**
 * What the tries of this browser at this account are counted by; null when it is not known to it. The moment changes with
 * the account's own sign-ins only: a copied pass shares no limit with the browser it came from after the next one, and
 * signing in to another account makes no new tries.
 */
export function countedAs(
  browser: KnownBrowser | null | undefined,
  userId: string,
  since: Date | null,
): string | null {
  if (!knows(browser, userId, since)) return null;
  return `${userId} ${browser?.accounts.get(userId)?.getTime()}`;
}

/** The pass a browser gets at a sign-in: its former accounts, this one first. */
export function withSignIn(former: KnownBrowser | null, userId: string): KnownBrowser {
  const others = [...(former?.accounts ?? [])].filter(([id]) => id !== userId);
  const accounts = new Map([[userId, nowDate()] as const, ...others].slice(0, MAX_ACCOUNTS));
  return { accounts };
}

/** The pass as base64url, sealed under a key of SECRET: it can be neither read nor made outside. */
export function writePass({ accounts }: KnownBrowser): string {
  const pass: z.input<typeof PASS> = {
    accounts: [...accounts].map(([userId, at]) => [userId, at.getTime()]),
  };
  return encrypt(JSON.stringify(pass), CONTEXT).toString("base64url");
}

/** The browser a pass describes, with the accounts that are still recent; null for a pass that is not ours. */
export function readPass(text: string): KnownBrowser | null {
  try {
    const pass = PASS.parse(JSON.parse(decrypt(Buffer.from(text, "base64url"), CONTEXT)));
    const oldest = nowDate().getTime() - PASS_DAYS * 86_400_000;
    const recent = pass.accounts.filter(([, at]) => at > oldest);
    return {
      accounts: new Map(recent.map(([userId, at]) => [userId, new Date(at)])),
    };
  } catch {
    return null;
  }
}
