/** Enforces a token's spending caps: counted in the command's own transaction, on a row that concurrent requests wait for. */
import { decimal, formatMoney } from "#app/domain/kernel/money.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";

export interface Spend {
  currency: Currency;
  micros: bigint;
}

interface Caps {
  currency: Currency | null;
  taskMicros: bigint | null;
  dayMicros: bigint | null;
  expiresAt: Date;
  revokedAt: Date | null;
}

/**
 * Counts money that a token spends: escrows funded, earnings paid out. Actors without a token are not counted. `eachUpTo` is the
 * dearest task, compared with the cap per task. `tokenId` is the actor's, unless another token authorised the spending before.
 * Refuses `cap_exceeded`, and `token_revoked` or `token_expired` when that happened meanwhile.
 */
export async function countSpending(
  tx: Tx,
  spend: Spend,
  eachUpTo: bigint | null = null,
  tokenId: string | null = tokenOf(tx),
): Promise<void> {
  if (tokenId === null || spend.micros === 0n) return;
  const day = tx.command.at.toISOString().slice(0, 10);
  const [counted] = await tx.sql<{ spentMicros: bigint }[]>`
    insert into token_spending (token_id, day, currency, spent_micros, command_id)
    values (${tokenId}, ${day}, ${spend.currency}, ${spend.micros}, ${tx.command.id})
    on conflict (token_id, day, currency) do update
      set spent_micros = token_spending.spent_micros + excluded.spent_micros, command_id = excluded.command_id
    returning spent_micros as "spentMicros"`;
  await requireCaps(tx, tokenId, { spend, eachUpTo, spentMicros: found(counted).spentMicros });
}

/** Refuses like `countSpending` what the actor's token could not spend today, and counts nothing: the money moves later. */
export async function requireWithinCaps(tx: Tx, spend: Spend, eachUpTo: bigint): Promise<void> {
  const tokenId = tokenOf(tx);
  if (tokenId !== null)
    await requireCaps(tx, tokenId, { spend, eachUpTo, spentMicros: spend.micros });
}

/** The token of the command's actor; null for a person at a page. */
export function tokenOf({ command: { actor } }: Tx): string | null {
  return actor.kind === "user" ? (actor.tokenId ?? null) : null;
}

interface Counted {
  spend: Spend;
  eachUpTo: bigint | null;
  /** Spent on this day, `spend` included. */
  spentMicros: bigint;
}

async function requireCaps(tx: Tx, tokenId: string, counted: Counted): Promise<void> {
  const { spend, eachUpTo, spentMicros } = counted;
  const [row] = await tx.sql<Caps[]>`
    select cap_currency as currency, cap_task_micros as "taskMicros", cap_day_micros as "dayMicros",
           expires_at as "expiresAt", revoked_at as "revokedAt" from api_tokens where id = ${tokenId}`;
  const caps = found(row);
  if (caps.revokedAt !== null) refuse("token_revoked");
  if (caps.expiresAt <= tx.command.at) refuse("token_expired");
  if (caps.currency === null) return;
  if (caps.currency !== spend.currency)
    refuse("cap_exceeded", {
      sentence: `This token has caps in ${caps.currency} and spends no ${spend.currency}. Nothing was done.`,
      facts: { currency: caps.currency },
    });
  requireTaskCap(caps.taskMicros, eachUpTo, caps.currency);
  requireDayCap(caps.dayMicros, spentMicros, spend.micros, caps.currency);
}

function requireTaskCap(cap: bigint | null, each: bigint | null, currency: Currency): void {
  if (cap === null || each === null || each <= cap) return;
  refuse("cap_exceeded", {
    sentence: `This token spends at most ${formatMoney({ micros: cap, currency })} for one task. Nothing was done.`,
    facts: { cap: "task", limit: decimal(cap), currency },
  });
}

function requireDayCap(cap: bigint | null, after: bigint, now: bigint, currency: Currency): void {
  if (cap === null || after <= cap) return;
  refuse("cap_exceeded", {
    sentence: `This token spends at most ${formatMoney({ micros: cap, currency })} a day. Nothing was done.`,
    facts: { cap: "day", limit: decimal(cap), spent: decimal(after - now), currency },
  });
}
