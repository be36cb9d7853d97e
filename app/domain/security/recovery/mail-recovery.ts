/** Mails the link to set a new password, to the address of the account and nowhere else. The worker's part of a recovery. */
import { VISITOR } from "#app/domain/kernel/actor.ts";
import type { Place } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { describePlace } from "#app/domain/security/announce.ts";
import { makeLink } from "#app/domain/security/mailed-links.ts";
import { securityLog } from "#app/domain/security/security-log.ts";
import { findAccount } from "./find-account.ts";
import type { RecoverableAccount } from "./find-account.ts";
import { readRequest } from "./request-recovery.ts";

const LINK_HOURS = 0.5;
/** No further link while so many still work: a stranger cannot fill the mailbox, and the owner has a link that works. */
const MOST_LINKS = 3;

/** Idempotent: the key follows from the request. Does nothing for a name that leads to no account. */
export async function mailRecovery(payload: Record<string, unknown>): Promise<void> {
  const request = readRequest(payload["sealed"]);
  if (request === null) return;
  const { id, name, place } = request;
  const account = await findAccount(name);
  const reason = account === null ? "unknown_name" : "mailed";
  securityLog("recovery.requested", { account: account?.id, place: place.address, reason });
  if (account === null) return;
  const spec = {
    name: "security.mail_recovery" as const,
    actor: VISITOR,
    // All visitors are one actor; the request's id cannot be guessed.
    key: `recovery:${id}`,
    input: { userId: account.id },
  };
  await command(spec, async (tx) => ({ mailed: await mailRecoverLink(tx, account, { place }) }));
}

/** A step: makes the link and its event. False when three links that still work are in the mailbox already. */
export async function mailRecoverLink(
  tx: Tx,
  { id: userId, email }: RecoverableAccount,
  { place, note }: { place?: Place; note?: string },
): Promise<boolean> {
  const { at } = tx.command;
  await tx.sql`select from users where id = ${userId} for no key update`;
  const [{ open } = { open: 0 }] = await tx.sql<{ open: number }[]>`
    select count(*)::int as open from mailed_links
    where user_id = ${userId} and purpose = 'recover' and not facts ? 'recoveryId'
      and used_at is null and replaced_at is null and expires_at > ${at}`;
  if (open >= MOST_LINKS) return false;
  // Earlier links go on working: a stranger who asks must not end the link that the owner is about to open.
  const link = { purpose: "recover" as const, userId, email, hours: LINK_HOURS };
  const linkId = await makeLink(tx, link, { keepOthers: true });
  const from = place === undefined ? {} : { place: describePlace(place) };
  const why = note === undefined ? {} : { note };
  const payload = { userId, linkId, ...from, ...why };
  await enqueue(tx, [{ name: "account.recovery_mailed", subjectId: linkId, payload }]);
  return true;
}
