/** Gigs that ask typed questions, and orders of them with and without answers. */
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { asked } from "#app/domain/catalog/questions/question.ts";
import type { GigQuestion } from "#app/domain/catalog/questions/question.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import type { OrderInput } from "#app/domain/orders/place-order.ts";
import { sampleGig } from "./cast.ts";
import { tasksOf } from "./task-scene.ts";

/** Words, a choice, an optional number, and files. */
export const QUESTIONS: GigQuestion[] = [
  { ask: "What is the coin's motto?", kind: "text", required: true, options: [] },
  { ask: "Which metal?", kind: "choice", required: true, options: ["Copper", "Tin"] },
  { ask: "How wide, in mm?", kind: "number", required: false, options: [] },
  { ask: "A photo of the old coin", kind: "file", required: true, options: [] },
];

const keys = asked(QUESTIONS).map(({ key }) => key);
const [motto = "", metal = "", width = "", photo = ""] = keys;
/** The keys of the questions. */
export const Q = { motto, metal, width, photo };

/** A published gig that asks these questions; by the piece for larger orders. */
export async function askingGig(
  freelancer: UserActor,
  questions: GigQuestion[] = QUESTIONS,
  gig: Parameters<typeof sampleGig>[1] = { priceMicros: 10_000_000n },
): Promise<string> {
  const id = await sampleGig(freelancer, gig);
  await ask(id, questions);
  return id;
}

export async function ask(id: string, questions: GigQuestion[]): Promise<void> {
  const input = { id, questions };
  const spec = { name: "test.ask" as const, actor: OPERATOR, key: newFormKey(), input };
  await command(spec, async (tx) => {
    await tx.sql`
      update gigs set questions = ${JSON.stringify(asked(questions))}::text::jsonb, command_id = ${tx.command.id}
      where id = ${id}`;
    return {};
  });
}

export async function orderOf(
  buyer: UserActor,
  gigId: string,
  change: Partial<OrderInput> = {},
): Promise<{ orderId: string; taskIds: string[] }> {
  const selection = { package: "basic", quantity: 1 };
  const input = { gigId, selection, brief: "", total: "10", key: newFormKey(), ...change };
  const { orderId } = (await placeOrder(buyer, input)).answer;
  return { orderId, taskIds: await tasksOf(orderId) };
}
