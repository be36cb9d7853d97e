/** The demo's state in this store: begun, completed (`told`), closed for good. */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";

/** State → idempotency key of the command that set it. */
const KEYS = { begun: "demo:begun", told: "demo:told", closed: "demo:closed" } as const;

export type DemoMark = keyof typeof KEYS;

export async function demoMarks(): Promise<Set<DemoMark>> {
  const names = Object.keys(KEYS) as DemoMark[];
  const rows = await sql<{ key: string }[]>`
    select idempotency_key as key from commands
    where actor_id = ${OPERATOR.id} and idempotency_key = any(${Object.values(KEYS)}::text[])`;
  return new Set(names.filter((name) => rows.some(({ key }) => key === KEYS[name])));
}

/** When the demo was begun: a story that goes on after an interruption has the same days. Refuses `not_found` before. */
export async function demoBegunAt(): Promise<Temporal.Instant> {
  const [row] = await sql<{ at: Date }[]>`
    select at from commands where actor_id = ${OPERATOR.id} and idempotency_key = ${KEYS.begun}`;
  return Temporal.Instant.fromEpochMilliseconds(found(row).at.getTime());
}

/** Sets a state; setting it again changes nothing. */
export async function markDemo(mark: DemoMark): Promise<void> {
  const actor = OPERATOR;
  await command({ name: "demo.mark", actor, key: KEYS[mark], input: {} }, async () => ({}));
}
