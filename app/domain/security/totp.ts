/** The authenticator app of a person: its seed, encrypted for them, and the newest step that was used. Each step counts once. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { decrypt, encrypt, Undecipherable } from "#app/domain/kernel/encrypted-text.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { log } from "#app/log.server.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { recogniseCode } from "./totp-code.ts";
import type { RecognisedCode } from "./totp-code.ts";

const contextOf = (userId: string) => `totp ${userId}`;

/** A step: stores the seed. `firstStep` is the step of the code that confirmed it, so that this code counts no second time. */
export async function writeTotp(
  tx: Tx,
  userId: string,
  { seed, firstStep }: { seed: string; firstStep: bigint },
): Promise<string> {
  const id = newId("totpFactor");
  const { at, id: by } = tx.command;
  const made = await tx.sql`
    insert into totp_factors (id, user_id, seed_sealed, created_at, command_id)
    values (${id}, ${userId}, ${encrypt(seed, contextOf(userId))}, ${at}, ${by})
    on conflict (user_id) where removed_at is null do nothing`;
  if (made.count === 0) refuse("factor_there");
  await tx.sql`insert into totp_uses (factor_id, last_step, used_at) values (${id}, ${firstStep}, ${at})`;
  return id;
}

/** `unreadable`: the seed was encrypted under another `SECRET`. */
export type TotpVerdict = "right" | "wrong" | "used" | "unreadable" | { secondsAhead: number };

/** Uses the code up, if it is right: a step at or below the newest one that was used never counts again. */
export async function spendTotp(userId: string, code: string): Promise<TotpVerdict> {
  const [factor] = await sql<{ id: string; sealed: Uint8Array }[]>`
    select id, seed_sealed as sealed from totp_factors where user_id = ${userId} and removed_at is null`;
  if (factor === undefined) return "wrong";
  const seed = openSeed(userId, factor.sealed);
  if (seed === null) return "unreadable";
  const recognised = recogniseCode(seed, code, nowDate());
  if (recognised === null) return "wrong";
  const { accepted, secondsAhead } = recognised;
  // A code of the future is used up as well: its refusal says that it is one, and it must not work later.
  const spent = accepted || secondsAhead > 0 ? await spendStep(factor.id, recognised) : true;
  if (!accepted) return { secondsAhead };
  return spent ? "right" : "used";
}

/** One statement decides, so that of two requests with the same code one wins. */
async function spendStep(factorId: string, { step }: RecognisedCode): Promise<boolean> {
  const { count } = await sql`
    insert into totp_uses (factor_id, last_step, used_at)
    select id, ${step}, ${nowDate()} from totp_factors where id = ${factorId} and removed_at is null
    on conflict (factor_id) do update set last_step = excluded.last_step, used_at = excluded.used_at
      where totp_uses.last_step < excluded.last_step`;
  return count > 0;
}

function openSeed(userId: string, sealed: Uint8Array): string | null {
  try {
    return decrypt(sealed, contextOf(userId));
  } catch (problem) {
    if (!(problem instanceof Undecipherable)) throw problem;
    log.error({ account: userId }, "the seed of an authenticator app opens with another SECRET");
    return null;
  }
}

/** The person's seed; null without an app. Only for demo people, whose seed is printed. */
export async function seedOf(userId: string): Promise<string | null> {
  const [factor] = await sql<{ sealed: Uint8Array }[]>`
    select seed_sealed as sealed from totp_factors where user_id = ${userId} and removed_at is null`;
  return factor === undefined ? null : openSeed(userId, factor.sealed);
}
