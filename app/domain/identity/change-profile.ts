/** How a person appears to others; changed by themselves only. */
import { command } from "#app/domain/kernel/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/kernel/store.ts";
import { fit, PROFILE } from "./person-fields.ts";
import { atItsField } from "./sign-up.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Outcome } from "#app/domain/kernel/command.ts";
import type { Profile } from "./person-fields.ts";

export async function ownProfile(actor: UserActor): Promise<Profile & { email: string }> {
  const [row] = await sql<Array<Profile & { email: string }>>`
    select name, handle, headline, bio, coalesce(email, '') as email from users where id = ${actor.id}`;
  return found(row);
}

/** Refuses `invalid_input`, `handle_reserved` and `handle_taken`. The old handle becomes free at once. */
export async function changeProfile(
  actor: UserActor,
  input: Profile & { key: string },
): Promise<Outcome<{ userId: string }>> {
  const own = await ownProfile(actor);
  // A handle older than today's rules may stay; only a new one has to keep them.
  const same = input.handle.trim().toLowerCase() === own.handle.toLowerCase();
  const profile = fit(same ? PROFILE.omit({ handle: true }) : PROFILE, input);
  const { name, headline, bio } = profile;
  const handle = same ? own.handle : (profile as Profile).handle;
  const remembered = { name, handle, headline, bio };
  const spec = { name: "identity.changeProfile", actor, key: input.key, input: remembered };
  try {
    return await command(spec, async (tx) => {
      await tx.sql`
        update users set name = ${name}, handle = ${handle}, headline = ${headline}, bio = ${bio},
                         command_id = ${tx.command.id}
        where id = ${actor.id}`;
      return { userId: actor.id };
    });
  } catch (problem) {
    throw atItsField(problem);
  }
}
