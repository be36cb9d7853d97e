/** Shortcuts for tests of recoveries: the newest mailed link of a person, a second factor, a recovery that waits. */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { linkPath, withToken } from "#app/domain/security/mailed-links.ts";
import type { LinkPurpose } from "#app/domain/security/mailed-links.ts";
import { beginRecovery } from "#app/domain/security/recovery/begin-recovery.ts";
import { mailRecoverLink } from "#app/domain/security/recovery/mail-recovery.ts";
import { sql } from "#app/domain/store/store.ts";

export const PLACE = { address: "203.0.113.9", agent: "Mozilla/5.0 (X11; Linux) Firefox/140.0" };

/** The token in the newest mail of the purpose, as the worker computes it; empty without one. */
export async function tokenFor(userId: string, purpose: LinkPurpose): Promise<string> {
  const [link] = await sql<{ id: string }[]>`
    select id from mailed_links where user_id = ${userId} and purpose = ${purpose} order by id desc limit 1`;
  const path = withToken(linkPath(purpose, link?.id ?? "none"));
  return new URLSearchParams(path.split("?")[1]).get("token") ?? "";
}

function asOperator<A>(work: Parameters<typeof command<A>>[1]) {
  const spec = { name: "test.scene" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  return command(spec, work);
}

/** Mails a link to a new password, and returns its token. */
export async function recoverToken(userId: string): Promise<string> {
  const [person] = await sql<{ email: string }[]>`select email from users where id = ${userId}`;
  const account = { id: userId, email: person?.email ?? "" };
  await asOperator(async (tx) => ({ mailed: await mailRecoverLink(tx, account, {}) }));
  return tokenFor(userId, "recover");
}

/** An authenticator app whose seed nobody knows. */
export async function addFactor(userId: string): Promise<void> {
  await asOperator(async (tx) => {
    await tx.sql`
      insert into totp_factors (id, user_id, seed_sealed, created_at, command_id)
      values (${newId("totpFactor")}, ${userId}, '\\x00', ${tx.command.at}, ${tx.command.id})`;
    return {};
  });
}

/** The person lost the factor: the slow recovery waits. Returns its id. */
export async function waitingRecovery(userId: string): Promise<string> {
  await addFactor(userId);
  const token = await recoverToken(userId);
  return (await beginRecovery({ token, place: PLACE, key: newFormKey() })).answer.recoveryId;
}

/** The names of the events about the person's account, oldest first. */
export async function eventsOf(userId: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select name from events where payload ->> 'userId' = ${userId} order by id`;
  return rows.map(({ name }) => name);
}

export async function restUntil(userId: string): Promise<Date | null | undefined> {
  const [rest] = await sql<{ until: Date | null }[]>`
    select until from payout_rests where user_id = ${userId}`;
  return rest?.until;
}
