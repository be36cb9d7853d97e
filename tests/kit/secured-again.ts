/** A person secures their account, as far as what they authorised before asks: a new password. */
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

export async function securedAgain(who: UserActor): Promise<void> {
  const spec = { name: "test.password" as const, actor: who, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    await tx.sql`
      update users set password_changed_at = ${tx.command.at}, command_id = ${tx.command.id} where id = ${who.id}`;
    return {};
  });
}
