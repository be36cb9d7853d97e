/** Tells the owner of a passkey whose counter went back: a copy of it may be in other hands. */
import { command } from "#app/domain/commands/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { announce } from "#app/domain/security/announce.ts";
import type { Role, UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import type { UsedPasskey } from "./authentication.ts";

/** Idempotent: `answer` names the refused answer. */
export async function noteCopiedPasskey(
  { passkeyId, userId }: UsedPasskey,
  answer: string,
): Promise<void> {
  const [owner] = await sql<{ role: Role; name: string }[]>`
    select u.role, p.name from passkeys p join users u on u.id = p.user_id where p.id = ${passkeyId}`;
  const { role, name } = found(owner);
  const actor: UserActor = { kind: "user", id: userId, role, level: "password" };
  const spec = {
    name: "security.note_copied_passkey" as const,
    actor,
    key: `copied-passkey:${answer}`,
    input: { passkeyId },
  };
  await command(spec, async (tx) => {
    await announce(tx, "account.passkey_copied", { subjectId: passkeyId, facts: { title: name } });
    return { passkeyId };
  });
}
