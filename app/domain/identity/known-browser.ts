/**
 * Browsers in which somebody signed in before: each holds a sealed pass with the accounts and the moments. A pass opens
 * no account; it tells a familiar browser from a new one, for notices and for limits under attack.
 */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { open, seal } from "#app/domain/kernel/sealed-box.ts";

export interface KnownBrowser {
  /** Random, and another one after each sign-in: a copied pass shares no limit with the browser it came from. */
  id: string;
  /** User id → the last sign-in to that account in this browser. */
  accounts: ReadonlyMap<string, Date>;
}

/** A pass is good for so many days after the account's last sign-in. */
export const PASS_DAYS = 365;
/** Of more accounts in one browser the ones used last are remembered. */
const MAX_ACCOUNTS = 10;

const CONTEXT = "known-browser";
const PASS = z.object({
  id: z.string().min(1).max(64),
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

/** The pass a browser gets at a sign-in: its former accounts, this one first, and a new id. */
export function withSignIn(former: KnownBrowser | null, userId: string): KnownBrowser {
  const others = [...(former?.accounts ?? [])].filter(([id]) => id !== userId);
  const accounts = new Map([[userId, nowDate()] as const, ...others].slice(0, MAX_ACCOUNTS));
  return { id: randomBytes(16).toString("base64url"), accounts };
}

/** The pass as base64url, sealed under a key of SECRET: it can be neither read nor made outside. */
export function writePass({ id, accounts }: KnownBrowser): string {
  const pass: z.input<typeof PASS> = {
    id,
    accounts: [...accounts].map(([userId, at]) => [userId, at.getTime()]),
  };
  return seal(JSON.stringify(pass), CONTEXT).toString("base64url");
}

/** The browser a pass describes, with the accounts that are still recent; null for a pass that is not ours. */
export function readPass(text: string): KnownBrowser | null {
  try {
    const pass = PASS.parse(JSON.parse(open(Buffer.from(text, "base64url"), CONTEXT)));
    const oldest = nowDate().getTime() - PASS_DAYS * 86_400_000;
    const recent = pass.accounts.filter(([, at]) => at > oldest);
    return {
      id: pass.id,
      accounts: new Map(recent.map(([userId, at]) => [userId, new Date(at)])),
    };
  } catch {
    return null;
  }
}
