/** Who may write to whom: people who can be reached, not many new ones a day, and no flood. */
import { afterEach, beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { blockPerson } from "#app/domain/people/blocks/block-person.ts";
import { reachOf } from "#app/domain/people/blocks/reach-of.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { order } from "#tests/kit/task-scene.ts";
import { write, writeIfAllowed } from "#tests/kit/thread-lines.ts";

useDatabase();
let people: Cast;
let restore: (() => void) | undefined;

beforeAll(async () => {
  people = await cast();
});

afterEach(() => restore?.());

let count = 0;
const stranger = () => {
  count += 1;
  return person(`stranger-${count}`);
};
const strangers = async (many: number): Promise<UserActor[]> => {
  const made: UserActor[] = [];
  for (let n = 0; n < many; n += 1) made.push(await stranger());
  return made;
};

const refusedAs = (code: string) => ({ code });

test("blocked and suspended people cannot be reached, with one answer for both", async () => {
  const [blocker, suspended, me] = [await stranger(), await stranger(), await stranger()];
  await write(blocker, me, "Hello");
  await blockPerson(blocker, { userId: me.id, key: newFormKey() });
  await suspend(people.sol, { userId: suspended.id, reason: "Sells nothing", key: newFormKey() });
  for (const other of [blocker, suspended]) {
    await expect(writeIfAllowed(me, other)).rejects.toMatchObject({
      code: "cannot_be_reached",
      message: REFUSALS.cannot_be_reached.sentence,
    });
    expect(await reachOf(me, other.id)).toBe("unreachable");
  }
  await expect(writeIfAllowed(blocker, me)).rejects.toThrow("You have blocked this person");
  expect(await reachOf(blocker, me.id)).toBe("blocked");
  expect(await reachOf(me, people.lin.id)).toBe("reachable");
  const lines = await sql`select from thread_lines where author_id = ${me.id}`;
  expect(lines).toHaveLength(0);
});

test("a new account writes to a few new people a day, also when all messages are sent at once", async () => {
  restore = overrideEnv({ newAccountContacts: 3 });
  const me = await stranger();
  const others = await strangers(6);
  const sent = await Promise.allSettled(others.map((other) => writeIfAllowed(me, other)));
  expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  const refused = sent.flatMap((one) => (one.status === "rejected" ? [one.reason as Error] : []));
  expect(refused[0]).toMatchObject(refusedAs("too_many_new_people"));
  expect(refused[0]?.message).toContain("3 people a day");
});

test("people who wrote first, who were written to before and who share an order are not new", async () => {
  restore = overrideEnv({ newAccountContacts: 1 });
  const me = await stranger();
  const [known, asked, buyer, next] = await strangers(4);
  if (!known || !asked || !buyer || !next) throw new Error("Strangers are missing.");
  await write(asked, me, "Are you free?");
  await enrich(buyer, 1_000_000n);
  await order(buyer, me, { priceMicros: 1_000n });
  await writeIfAllowed(me, known);
  await writeIfAllowed(me, known, "One more thing");
  await writeIfAllowed(me, asked, "Yes");
  await writeIfAllowed(me, buyer, "Thank you");
  await expect(writeIfAllowed(me, next)).rejects.toMatchObject(refusedAs("too_many_new_people"));
});

test("an older account writes to more new people a day than a new one", async () => {
  restore = overrideEnv({ newAccountContacts: 1, newAccountDays: 0, contactsPerDay: 2 });
  const me = await stranger();
  const [one, two, three] = await strangers(3);
  if (!one || !two || !three) throw new Error("Strangers are missing.");
  await writeIfAllowed(me, one);
  await writeIfAllowed(me, two);
  await expect(writeIfAllowed(me, three)).rejects.toThrow("You can write to 2 people a day");
});

test("of many messages in a minute the first go through and the rest are too many attempts", async () => {
  restore = overrideEnv({ messagesPerMinute: 20 });
  const { ada, lin } = people;
  const codes = new Map<string, number>();
  for (let n = 0; n < 200; n += 1) {
    const code = await writeIfAllowed(ada, lin, `Message ${n}`).then(
      () => "sent",
      (problem: unknown) => (problem as { code: string }).code,
    );
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  expect(Object.fromEntries(codes)).toEqual({ sent: 20, too_many_attempts: 180 });
  await writeIfAllowed(lin, ada, "Please stop");
});
