/** Hides the first steps of a person's home page, for good. */
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

/** Does nothing more when they are hidden already. */
export async function hideFirstSteps(
  actor: UserActor,
  { key }: { key: string },
): Promise<Outcome<{ userId: string }>> {
  const spec = { name: "people.hide_first_steps" as const, actor, key, input: {} };
  return command(spec, async (tx) => {
    await tx.sql`
      update users set steps_hidden_at = ${tx.command.at}, command_id = ${tx.command.id}
      where id = ${actor.id} and steps_hidden_at is null`;
    return { userId: actor.id };
  });
}
