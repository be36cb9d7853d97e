/** Gives a passkey another name. */
import { command } from "#app/domain/commands/command.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requirePasskeyName } from "./passkey-name.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

/** Refuses `not_found` for passkeys of others, unknown and removed ones alike, and `not_allowed` when a token asks. */
export async function renamePasskey(
  actor: UserActor,
  input: { passkeyId: string; name: string; key: string },
): Promise<Outcome<{ passkeyId: string }>> {
  if (actor.tokenId !== undefined) refuse("not_allowed");
  const { passkeyId, key } = input;
  const name = requirePasskeyName(input.name, "newName");
  const spec = {
    name: "security.rename_passkey" as const,
    actor,
    key,
    input: { passkeyId, name: input.name },
  };
  return command(spec, async (tx) => {
    const [row] = await tx.sql`
      update passkeys set name = ${name}, command_id = ${tx.command.id}
      where id = ${passkeyId} and user_id = ${actor.id} and removed_at is null returning id`;
    found(row);
    return { passkeyId };
  });
}
