/** What the store remembers of its demo: begun, told to its end, closed for good. */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { sql } from "#app/domain/store/store.ts";

/** Mark → the idempotency key of the command that set it. */
const KEYS = { begun: "demo:begun", told: "demo:told", closed: "demo:closed" } as const;

export type DemoMark = keyof typeof KEYS;

export async function demoMarks(): Promise<Set<DemoMark>> {
  const names = Object.keys(KEYS) as DemoMark[];
  const rows = await sql<{ key: string }[]>`
    select idempotency_key as key from commands
    where actor_id = ${OPERATOR.id} and idempotency_key = any(${Object.values(KEYS)}::text[])`;
  return new Set(names.filter((name) => rows.some(({ key }) => key === KEYS[name])));
}

/** Sets a mark; set again, it stays as it was. */
export async function markDemo(mark: DemoMark): Promise<void> {
  const actor = OPERATOR;
  await command({ name: "demo.mark", actor, key: KEYS[mark], input: {} }, async () => ({}));
}
