/** Calls a closing off: by its person, or by the link in the mail without signing in. */
import { resumeGigs } from "#app/domain/catalog/withdraw-gigs.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { endLinks } from "#app/domain/security/many-links.ts";
import { openLink, useLink } from "#app/domain/security/mailed-links.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { hashOf } from "#app/domain/security/sessions.ts";
import { sql } from "#app/domain/store/store.ts";
import { lockClosing, openClosing } from "./open-closing.ts";

/** Refuses `closing_over` when nothing is to be called off. */
export async function keepAccount(
  actor: UserActor,
  { key }: { key: string },
): Promise<Outcome<{ closingId: string }>> {
  requireAbility(actor, "closings.keep");
  return command({ name: "closings.keep", actor, key, input: {} }, async (tx) => {
    const closingId = await keep(tx, actor.id, "page");
    await endLinks(tx, [actor.id], "keep_account");
    return { closingId };
  });
}

/** What the page of a mailed link shows; null when the link works no more. Writes nothing. */
export async function keepable(
  token: string,
): Promise<{ handle: string; waitsUntil: Date | null } | null> {
  const link = await openLink(token, "keep_account");
  if (link === null || (await openClosing(sql, link.userId)) === null) return null;
  const [row] = await sql<{ handle: string; waitsUntil: Date | null }[]>`
    select u.handle, c.waits_until as "waitsUntil" from closings c join users u on u.id = c.user_id
    where c.user_id = ${link.userId} and c.state in ('asked', 'waiting')`;
  return row ?? null;
}

/** Refuses `link_invalid` and `closing_over`. */
export async function keepByMail(token: string): Promise<Outcome<object>> {
  // All visitors are one actor; a key that follows from the token cannot be used up by others.
  const spec = {
    name: "closings.keep_by_mail" as const,
    actor: VISITOR,
    key: `keep:${hashOf(token)}`,
    input: {},
  };
  return command(spec, async (tx) => {
    const { userId } = await useLink(tx, token, "keep_account");
    await keep(tx, userId, "mail");
    return {};
  });
}

async function keep(tx: Tx, userId: string, change: "page" | "mail"): Promise<string> {
  const closing = await lockClosing(tx, userId);
  if (closing === null) refuse("closing_over");
  await tx.sql`
    update closings set state = 'kept', waits_until = null, next_at = null, ended_at = ${tx.command.at}, command_id = ${tx.command.id}
    where id = ${closing.id}`;
  await resumeGigs(tx, closing.pausedGigs);
  await enqueue(tx, [{ name: "account.kept", subjectId: closing.id, payload: { userId, change } }]);
  securityLogAfter(tx, "closing.kept", { account: userId, closing: closing.id, reason: change });
  return closing.id;
}
