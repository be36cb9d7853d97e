/** Changes of agreed orders for tests, in one line each. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { acceptChange } from "#app/domain/agreements/changes/accept-change.ts";
import { proposeChange } from "#app/domain/agreements/changes/propose-change.ts";
import type { Proposed } from "#app/domain/agreements/changes/proposed.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

export const FRAME = {
  kind: "add",
  title: "Frame",
  scope: "Oak, with glass",
  priceMicros: 30_000_000n,
  days: 2,
  revisions: 0,
} as const satisfies Proposed;

export async function proposed(
  who: UserActor,
  orderId: string,
  change: Proposed,
  note = "",
): Promise<string> {
  const input = { orderId, proposed: change, note, key: newFormKey() };
  return (await proposeChange(who, input)).answer.changeId;
}

/** Proposes and accepts. */
export async function changed(
  [who, other]: [UserActor, UserActor],
  orderId: string,
  change: Proposed,
): Promise<string> {
  const changeId = await proposed(who, orderId, change);
  await acceptChange(other, { changeId, key: newFormKey() });
  return changeId;
}
