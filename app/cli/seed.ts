/** Fills an empty store with a demo marketplace. */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/kernel/command.ts";
import { sql } from "#app/domain/kernel/store.ts";
import { DEMO_PASSWORD, DEMO_PEOPLE, demoEmail } from "./demo-people.ts";
import type { DemoHandle } from "./demo-people.ts";
import { tellDemoStory } from "./demo-story.ts";
import { say } from "./terminal.ts";
import { withDatabase } from "./with-database.ts";

export interface DemoLogin {
  who: string;
  email: string;
  password: string;
}

const BEGUN = "demo:begun";
const TOLD = "demo:told";

/** The demo people that are in the store; none where the demo was never told. */
export async function demoLogins(): Promise<DemoLogin[]> {
  const [told] = await marked(TOLD);
  if (told === undefined) return [];
  return (Object.keys(DEMO_PEOPLE) as DemoHandle[]).map((handle) => ({
    who: DEMO_PEOPLE[handle].who,
    email: demoEmail(handle),
    password: DEMO_PASSWORD,
  }));
}

/** Does nothing when anybody is in the store already, unless they come from a demo that was cut short. */
export async function seedWhenEmpty(): Promise<void> {
  const [[anybody], [begun], [told]] = await Promise.all([
    sql`select 1 from users limit 1`,
    marked(BEGUN),
    marked(TOLD),
  ]);
  if (told !== undefined || (anybody !== undefined && begun === undefined)) return;
  await mark(BEGUN);
  await tellDemoStory();
  await mark(TOLD);
}

function marked(key: string) {
  return sql`select 1 from commands where actor_id = ${OPERATOR.id} and idempotency_key = ${key}`;
}

async function mark(key: string): Promise<void> {
  await command({ name: "demo.mark", actor: OPERATOR, key, input: {} }, async () => ({}));
}

export function main(): Promise<number> {
  return withDatabase(async () => {
    await seedWhenEmpty();
    for (const { who, email, password } of await demoLogins()) say(`${email}  ${password}  ${who}`);
    say("The store is seeded.");
    return 0;
  });
}
