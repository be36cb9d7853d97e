/** Sets a new password through the mailed link: once, with the second factor where there is one, or after the waiting time. */
import { VISITOR } from "#app/domain/kernel/actor.ts";
import type { Place } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { refusedTogether } from "#app/domain/kernel/refused-together.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { wasSent } from "#app/domain/commands/was-sent.ts";
import { sql } from "#app/domain/store/store.ts";
import { announceTo } from "#app/domain/security/announce.ts";
import { placeOf } from "#app/domain/security/attempts.ts";
import { openLink, useLink } from "#app/domain/security/mailed-links.ts";
import { hashPassword, passwordFingerprint } from "#app/domain/security/password.ts";
import { requireGoodPassword } from "#app/domain/security/password-rules.ts";
import { shortenRest } from "#app/domain/security/payout-freeze.ts";
import { env } from "#app/env.server.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { restAfterChange } from "#app/domain/security/payout-rests.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { setPassword } from "#app/domain/security/set-password.ts";
import type { Ended } from "#app/domain/security/set-password.ts";
import { hasFactor, waysOf } from "#app/domain/security/ways.ts";
import { endRecovery } from "./move-recovery.ts";
import { openRecovery } from "./open-recovery.ts";
import { proveFactor } from "./prove-factor.ts";
import type { FactorProof } from "./prove-factor.ts";
import { requireAddress } from "./require-address.ts";
import { removeFactors } from "./remove-factors.ts";

export interface FinishInput {
  token: string;
  newPassword: string;
  /** True keeps the API tokens; absent ends them. */
  keepTokens?: boolean;
  proof: FactorProof;
  place: Place;
  key: string;
}

interface Person {
  id: string;
  handle: string;
  email: string;
  name: string;
  former: string | null;
}

/**
 * Refuses `link_invalid`, `password_too_short`, `password_too_common`, `code_needed`, and `stale` when the password or the
 * factors were changed meanwhile. The person signs in afterwards as always.
 */
export async function finishRecovery(input: FinishInput): Promise<Outcome<Ended>> {
  const { token, newPassword, key, place } = input;
  const keepTokens = input.keepTokens === true;
  const fingerprint = passwordFingerprint(`${token}\0${newPassword}`, key);
  const remembered = { fingerprint, ...(keepTokens ? { keepTokens } : {}) };
  const spec = {
    name: "security.finish_recovery" as const,
    actor: VISITOR,
    key,
    input: remembered,
  };
  // A form sent a second time gets its stored answer; by now the link is used up.
  const judged = (await wasSent(VISITOR.id, key)) ? null : await judge(input);
  const passwordHash = await hashPassword(newPassword, {
    place: placeOf(place.address),
    known: false,
  });
  return command(spec, async (tx) => {
    const { userId, email, facts } = await useLink(tx, token, "recover");
    if (judged === null) return refuse("stale");
    await requireAddress(tx, userId, email);
    const { recoveryId } = facts;
    if (recoveryId !== undefined) await endWaiting(tx, userId, recoveryId);
    else await requireNoWait(tx, userId, judged.proven);
    const former = judged.person.former;
    const ended = await setPassword(tx, { userId, passwordHash, former, keepTokens });
    await endOtherLinks(tx, userId);
    await restAfterChange(tx, userId, "A new password was set by mail.");
    const change = `${recoveryId === undefined ? "" : "factors_"}${keepTokens ? "tokens_kept" : "tokens_ended"}`;
    const announcement = { subjectId: userId, facts: { change } };
    await announceTo(tx, { userId, place }, "account.password_recovered", announcement);
    securityLogAfter(tx, "recovery.finished", { account: userId, place: place.address });
    return ended;
  });
}

async function judge({ token, newPassword, proof }: FinishInput) {
  const link = (await openLink(token, "recover")) ?? refuse("link_invalid");
  const [row] = await sql<Person[]>`
    select id, handle, coalesce(email, '') as email, name, password_hash as former from users
    where id = ${link.userId} and state in ('active', 'suspended')`;
  const person = found(row);
  const { handle, email, name } = person;
  let proven = false;
  await refusedTogether(
    () => requireGoodPassword(newPassword, [handle, email, name], "newPassword"),
    async () => {
      if (link.facts["recoveryId"] === undefined) proven = await proveFactor(person.id, proof);
    },
  );
  return { person, proven };
}

/** With the factor at hand nothing has to wait any more, the payouts neither. */
async function requireNoWait(tx: Tx, userId: string, proven: boolean): Promise<void> {
  if (!proven && hasFactor(await waysOf(userId, tx.sql))) refuse("stale");
  const open = await openRecovery(userId, tx.sql);
  if (open === null) return;
  await endRecovery(tx, { id: open.id, userId }, "stop");
  await shortenRest(tx, userId, hoursAfter(open.dueAt, env.payoutRestHours));
}

/** After the waiting time the link takes the factors off, too. */
async function endWaiting(tx: Tx, userId: string, recoveryId: string): Promise<void> {
  if (!(await endRecovery(tx, { id: recoveryId, userId }, "finish"))) refuse("link_invalid");
  await removeFactors(tx, userId);
}

/** The other links of the person to a new password end with the one that was used. */
async function endOtherLinks(tx: Tx, userId: string): Promise<void> {
  const { at, id } = tx.command;
  await tx.sql`
    update mailed_links set replaced_at = ${at}, command_id = ${id}
    where user_id = ${userId} and purpose = 'recover' and used_at is null and replaced_at is null and expires_at > ${at}`;
}
