/** Events of tests, told to their people, and the jobs that this asked for. */
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { NewEvent } from "#app/domain/events/events.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { relay } from "#app/worker/relay.ts";

export function placed(
  buyer: UserActor,
  freelancer: UserActor,
  orderId = "ord_1",
): Extract<NewEvent, { name: "order.placed" }> {
  return {
    name: "order.placed",
    subjectId: orderId,
    payload: {
      orderId,
      title: "A coin",
      currency: "USD",
      amount: "1.5",
      count: 1,
      dueAt: "2026-11-26T15:00:00.000Z",
      parties: { buyerId: buyer.id, freelancerId: freelancer.id },
    },
  };
}

/** Runs a command that announces the events, and tells their people. */
export async function relayed(events: NewEvent[]): Promise<void> {
  const spec = { name: "test.happens" as const, actor: CLOCK, key: newFormKey(), input: {} };
  const { answer } = await command(spec, async (tx) => {
    await enqueue(tx, events);
    return tx.command.id;
  });
  await relay({ commandIds: [answer] });
}
