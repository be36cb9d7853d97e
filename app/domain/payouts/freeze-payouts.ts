/**
 * "This was not me": freezes a person's payouts, ends every session and API token, and takes off factors added since, by one button.
 * It needs no session.
 */
import { VISITOR } from "#app/domain/kernel/actor.ts";
import type { Place, UserActor } from "#app/domain/kernel/actor.ts";
import { fingerprint } from "#app/domain/kernel/encrypted-text.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { announceTo } from "#app/domain/security/announce.ts";
import { revokeTokens } from "#app/domain/security/api-tokens.ts";
import { endLinks, useLink } from "#app/domain/security/mailed-links.ts";
import { freezePayouts } from "#app/domain/security/payout-freeze.ts";
import { stopOpen } from "#app/domain/security/recovery/stop-recovery.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { endSessions } from "#app/domain/security/end-sessions.ts";
import { undoFactors } from "#app/domain/security/undo-factors.ts";
import { callBackPayouts } from "./call-back.ts";

const NAME = "payouts.freeze" as const;

export interface Frozen {
  sessionsEnded: number;
  tokensEnded: number;
}

/** By the link of a mail. Idempotent: the key follows from the link. Refuses `link_invalid`. */
export async function freezeByLink(token: string, place: Place): Promise<Outcome<Frozen>> {
  // All visitors are one actor: a key that could be guessed could be used up before the link is opened.
  const key = `not-me:${fingerprint(`not-me ${token}`)}`;
  const spec = { name: NAME, actor: VISITOR, key, input: {} };
  return command(spec, async (tx) => {
    const { userId, facts, createdAt } = await useLink(tx, token, "not_me");
    const frozen = await freeze(tx, { userId, place, recoveryId: facts["recoveryId"] });
    // Only by mail: in a stolen session the notice's link must not take off the owner's factor.
    await undoFactors(tx, userId, { since: createdAt, place });
    return frozen;
  });
}

/** By the person in a signed-in browser, which is signed out by it, too. No step-up: it only stops things. */
export async function freezeOwn(
  actor: UserActor,
  { key, recoveryId }: { key: string; recoveryId?: string | undefined },
): Promise<Outcome<Frozen>> {
  const input = recoveryId === undefined ? {} : { recoveryId };
  const spec = { name: NAME, actor, key, input };
  return command(spec, (tx) => freeze(tx, { userId: actor.id, place: actor.place, recoveryId }));
}

interface Reported {
  userId: string;
  place: Place | undefined;
  /** The recovery that the link is about. */
  recoveryId: string | undefined;
}

async function freeze(tx: Tx, { userId, place, recoveryId }: Reported): Promise<Frozen> {
  // Suspended people too: their withdrawals rest like any payout.
  const [person] = await tx.sql`select from users where id = ${userId} for no key update`;
  found(person);
  if (recoveryId !== undefined) await stopOpen(tx, userId, recoveryId, place);
  await freezePayouts(tx, userId, "“This was not me” was pressed for a change of this account.");
  // Otherwise a thief who asked for another address could still press the link mailed there.
  await endLinks(tx, userId, ["change_email"]);
  const sessionsEnded = await endSessions(tx, userId);
  const tokensEnded = await revokeTokens(tx, userId);
  await callBackPayouts(tx, [userId], "Payouts of this account were frozen.");
  const announcement = { subjectId: userId, facts: {} };
  await announceTo(tx, { userId, place }, "account.payouts_frozen", announcement);
  securityLogAfter(tx, "payouts.frozen", { account: userId, place: place?.address });
  return { sessionsEnded, tokensEnded };
}
