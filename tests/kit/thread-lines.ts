/** Messages for tests: written by the step that every line of a thread is written by. */
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { addLine } from "#app/domain/messages/add-line.ts";
import { requireMayWrite } from "#app/domain/messages/may-write.ts";

export interface Written {
  threadId: string;
  lineId: string;
}

/** A message from one person to another, about an order if one is named. */
export async function write(
  from: UserActor,
  to: UserActor,
  body: string,
  orderId: string | null = null,
): Promise<Written> {
  const spec = { name: "test.write" as const, actor: from, key: newFormKey(), input: { body } };
  const line = { kind: "message", authorId: from.id, otherId: to.id, body, orderId } as const;
  return (await command(spec, async (tx) => addLine(tx, line))).answer;
}

/** The same, with the rules for who may write to whom. */
export async function writeIfAllowed(
  from: UserActor,
  to: UserActor,
  body = "Hello",
): Promise<Written> {
  const spec = { name: "test.write" as const, actor: from, key: newFormKey(), input: { body } };
  const line = { kind: "message", authorId: from.id, otherId: to.id, body } as const;
  const sent = await command(spec, async (tx) => {
    await requireMayWrite(tx, from, to.id);
    return addLine(tx, line);
  });
  return sent.answer;
}
