/** Marks of what an account was used with: a payout account, a browser. Keyed hashes, so that the store tells neither. */
import { createHmac } from "node:crypto";
import { derivedKey } from "#app/domain/kernel/encrypted-text.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { log } from "#app/log.server.ts";

export type HandKind = "payout_account" | "browser";

/** Under a new `SECRET` the same thing gets another mark, as encrypted texts become unreadable. */
function handMark(kind: HandKind, value: string): string {
  return createHmac("sha256", derivedKey("same-hands")).update(`${kind} ${value}`).digest("hex");
}

export interface PaidAt {
  userId: string;
  methodId: string;
  /** The account number as payouts store it. */
  account: string;
}

/** A step: marks people with the payout accounts they saved, now or long ago. */
export async function markPayoutAccounts(
  reader: Tx["sql"] | typeof sql,
  accounts: PaidAt[],
  at: Date,
): Promise<void> {
  if (accounts.length === 0) return;
  await reader`
    insert into hand_marks (user_id, kind, mark, method_id, at)
    select m.person, 'payout_account', m.mark, m.method, ${at}
    from unnest(${accounts.map(({ userId }) => userId)}::text[],
                ${accounts.map(({ account }) => handMark("payout_account", account))}::text[],
                ${accounts.map(({ methodId }) => methodId)}::text[]) as m(person, mark, method)
    on conflict do nothing`;
}

/**
 * Marks the accounts that signed in with one browser. Does nothing for a browser of one account, as nearly all are. The demo's people
 * are left out: everybody at the machine uses them. A sign-in does not fail because of it.
 */
export async function markBrowser(browserId: string, userIds: string[]): Promise<void> {
  if (userIds.length < 2) return;
  try {
    await sql`
      insert into hand_marks (user_id, kind, mark, method_id, at)
      select id, 'browser', ${handMark("browser", browserId)}, '', ${nowDate()}
      from users where id = any(${userIds}::text[]) and not demo
      on conflict do nothing`;
  } catch (problem) {
    log.error({ err: problem }, "a browser with several accounts was not marked");
  }
}
