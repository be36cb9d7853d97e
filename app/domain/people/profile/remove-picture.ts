/** Removes a person's picture: by themselves, or by staff with a reason that the person reads. */
import { actsFor } from "#app/domain/access/party.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { dropPicture } from "#app/domain/files/stored-pictures.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import { fit, REASON } from "#app/domain/people/person-fields.ts";
import type { Decision, DecisionInput } from "#app/domain/people/decide.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

/** Initials are shown instead. Does nothing more without a picture. The door deletes the bytes of `goneKeys`. */
export async function removePicture(
  actor: UserActor,
  { key }: { key: string },
): Promise<Outcome<{ userId: string; goneKeys: string[] }>> {
  const spec = { name: "people.remove_picture" as const, actor, key, input: {} };
  return command(spec, async (tx) => {
    await lock(tx, actor.id);
    return { userId: actor.id, goneKeys: await dropPicture(tx, actor.id) };
  });
}

/**
 * Staff remove an offensive picture. The person is told the reason and can choose another picture. Refuses `not_found` to others
 * and for unknown people, `own_account`, and `transition_refused` when there is no picture.
 */
export async function takeDownPicture(
  actor: UserActor,
  input: DecisionInput,
): Promise<Outcome<Decision & { goneKeys: string[] }>> {
  const { reason } = fit(REASON, { reason: input.reason });
  const { userId, key } = input;
  requireAbility(actor, "people.take_down_picture");
  if (actsFor(actor, userId)) refuse("own_account");
  const remembered = { userId, reason };
  const spec = { name: "people.take_down_picture" as const, actor, key, input: remembered };
  return command(spec, async (tx) => {
    await lock(tx, userId);
    const goneKeys = await dropPicture(tx, userId);
    if (goneKeys.length === 0)
      refuse("transition_refused", { sentence: "This person has no picture." });
    const written = tidyText(reason);
    const payload = { userId, note: written };
    await enqueue(tx, [{ name: "account.picture_removed", subjectId: userId, payload }]);
    return { userId, from: "picture", to: "initials", reason: written, goneKeys };
  });
}

/** Two changes of one person's picture run one after the other. */
async function lock(tx: Tx, userId: string): Promise<void> {
  const [row] = await tx.sql`select id from users where id = ${userId} for no key update`;
  found(row);
}
