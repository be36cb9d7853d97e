/**
 * Whether a closing was perhaps asked for by a thief: since then its person said "this was not me", or set a new password by mail.
 * Such an account is kept: it could never be opened again.
 */
import type { Tx } from "#app/domain/commands/command.ts";
import type { OpenClosing } from "./open-closing.ts";

export async function isDisowned(tx: Tx, { userId, askedAt }: OpenClosing): Promise<boolean> {
  const used = await tx.sql`
    select from mailed_links
    where user_id = ${userId} and purpose in ('not_me', 'recover') and used_at >= ${askedAt}
    union all
    select from payout_rests where user_id = ${userId} and frozen_at >= ${askedAt}
    limit 1`;
  return used.count > 0;
}
