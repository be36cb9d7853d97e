/** Begins the slow recovery of a person who lost the second factor and its codes: it waits, and every address is told. */
import { VISITOR } from "#app/domain/kernel/actor.ts";
import type { Place } from "#app/domain/kernel/actor.ts";
import { env } from "#app/env.server.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { fingerprint } from "#app/domain/kernel/encrypted-text.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { useLink } from "#app/domain/security/mailed-links.ts";
import { REST_AFTER_HOURS } from "#app/domain/security/payout-freeze.ts";
import { restPayouts } from "#app/domain/security/payout-rests.ts";
import { securityLog } from "#app/domain/security/security-log.ts";
import { hasFactor, waysOf } from "#app/domain/security/ways.ts";
import { nextMoment } from "./recovery-lifecycle.ts";
import { requireAddress } from "./require-address.ts";
import { tellEveryAddress } from "./tell-every-address.ts";

export interface BeginInput {
  /** Of the mailed link, which is used up. */
  token: string;
  place: Place;
  key: string;
}

/** Refuses `link_invalid`, `recovery_open` when one waits already, and `transition_refused` when there is no factor to lose. */
export async function beginRecovery({
  token,
  place,
  key,
}: BeginInput): Promise<Outcome<{ recoveryId: string; dueAt: string }>> {
  const input = { link: fingerprint(`recover ${token}`) };
  const spec = { name: "security.begin_recovery" as const, actor: VISITOR, key, input };
  return command(spec, async (tx) => {
    const { id: linkId, userId, email, facts } = await useLink(tx, token, "recover");
    if (facts["recoveryId"] !== undefined) refuse("link_invalid");
    await markReplaced(tx, linkId);
    await requireAddress(tx, userId, email);
    if (!hasFactor(await waysOf(userId, tx.sql)))
      refuse("transition_refused", {
        sentence: "This account has no second factor, so you can set a new password at once.",
      });
    const { at } = tx.command;
    const begun = { begunAt: at, dueAt: hoursAfter(at, env.recoveryWaitDays * 24) };
    const id = await insertRecovery(tx, { userId, email, ...begun });
    const until = hoursAfter(begun.dueAt, REST_AFTER_HOURS);
    await restPayouts(tx, userId, { until, reason: "A recovery of the account is waiting." });
    await tellEveryAddress(tx, "account.recovery_begun", { id, userId, ...begun }, place);
    securityLog("recovery.begun", { account: userId, place: place.address });
    return { recoveryId: id, dueAt: begun.dueAt.toISOString() };
  });
}

/** The link ends without having set a password: only a used link to a password proves who lifts a freeze. */
async function markReplaced(tx: Tx, linkId: string): Promise<void> {
  await tx.sql`update mailed_links set used_at = null, replaced_at = used_at where id = ${linkId}`;
}

interface NewRecovery {
  userId: string;
  email: string;
  begunAt: Date;
  dueAt: Date;
}

async function insertRecovery(tx: Tx, recovery: NewRecovery): Promise<string> {
  const { userId, email, begunAt, dueAt } = recovery;
  const id = newId("recovery");
  const { count } = await tx.sql`
    insert into recoveries (id, user_id, email, state, begun_at, due_at, next_at, command_id)
    values (${id}, ${userId}, ${email}, 'waiting', ${begunAt}, ${dueAt}, ${nextMoment(recovery, begunAt)}, ${tx.command.id})
    on conflict (user_id) where state in ('waiting', 'ready') do nothing`;
  return count === 0 ? refuse("recovery_open") : id;
}
