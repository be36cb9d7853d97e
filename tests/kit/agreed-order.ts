/** Agreed orders for tests: lines of work, placed by the step that offers and requests use. */
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { currentSchedule } from "#app/domain/commission/schedule.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { agreedQuote } from "#app/domain/orders/agreed/agreed-quote.ts";
import type { AgreedLine } from "#app/domain/orders/agreed/agreed-quote.ts";
import { placeAgreed } from "#app/domain/orders/agreed/place-agreed.ts";
import type { Agreed } from "#app/domain/orders/agreed/place-agreed.ts";

export function agreedLine(title: string, priceMicros: bigint): AgreedLine {
  return { title, scope: `Everything about ${title}`, priceMicros, days: 4, revisions: 1 };
}

/** Sketch, ink and colour for 100.000001 USD, all funded from the buyer's balance unless changed. */
export async function agreedOrder(
  { ada, lin }: { ada: UserActor; lin: UserActor },
  change: Partial<Agreed> = {},
): Promise<{ orderId: string; taskIds: string[] }> {
  const { id: scheduleId } = await currentSchedule();
  const lines = [
    agreedLine("Sketch", 20_000_001n),
    agreedLine("Ink", 50_000_000n),
    agreedLine("Colour", 30_000_000n),
  ];
  const spec = { name: "test.agree" as const, actor: ada, key: newFormKey(), input: {} };
  const agreed: Agreed = {
    buyerId: ada.id,
    freelancerId: lin.id,
    gigId: null,
    title: "Three drawings of a farthing",
    brief: "One after the other",
    quote: agreedQuote(lines, { currency: "USD", bps: 1000 }),
    scheduleId,
    funded: 3,
    from: "balance",
    ...change,
  };
  return (await command(spec, async (tx) => placeAgreed(tx, agreed))).answer;
}
