/** A command as an earlier release left it in the store: begun under the name and input it had then, and sealed. */
import { inputHash } from "#app/domain/commands/input-hash.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import type { useDatabase } from "#tests/kit/database.ts";

interface Left {
  actor: Actor;
  key: string;
  input: unknown;
  answer?: object;
}

/** Its answer is `{ by: name }`, unless another is given. */
export async function leaveCommand(
  { app }: ReturnType<typeof useDatabase>,
  name: string,
  { actor, key, input, answer = { by: name } }: Left,
): Promise<void> {
  await app.begin(async (tx) => {
    const id = newId("command");
    await tx`
      insert into commands (id, name, actor_kind, actor_id, idempotency_key, input_hash, level, at)
      values (${id}, ${name}, ${actor.kind}, ${actor.id}, ${key}, ${inputHash(name, input)}, 'password', now())`;
    await tx`
      update commands set answer = ${JSON.stringify(answer)}::text::jsonb, sealed_at = now() where id = ${id}`;
  });
}
