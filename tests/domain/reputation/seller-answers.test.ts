/** How soon a person answers first messages: what is noted of a thread, what counts, and the median. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { blockPerson } from "#app/domain/people/blocks/block-person.ts";
import { endTimeOff, setTimeOff } from "#app/domain/people/time-off/set-time-off.ts";
import { answersOf } from "#app/domain/reputation/answers.ts";
import { noteFirstMessages } from "#app/domain/reputation/first-messages.ts";
import { answerTimes, sellerAnswers } from "#app/domain/reputation/seller-answers.ts";
import { sql } from "#app/domain/store/store.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { offered } from "#tests/kit/offer-scene.ts";
import { order } from "#tests/kit/task-scene.ts";

const database = useDatabase();
const clock = useMovedClock();
let people = 0;

async function asker(): Promise<UserActor & { handle: string }> {
  people += 1;
  return { ...(await person(`asker-${people}`)), handle: `asker-${people}` };
}

const write = (from: UserActor, to: string) =>
  sendMessage(from, { to, text: "A word.", files: [], key: newFormKey() });

/** Hears every message and offer so far, as the worker does; more than once does no harm. */
async function heard(): Promise<void> {
  const events = await sql<Array<{ id: string; name: string; payload: never; at: Date }>>`
    select id, name, payload, at from events where name like 'message.%' or name like 'offer.%' order by id`;
  await noteFirstMessages(events as never);
}

/** A new person asks; hours later the asked one answers, or never. */
async function asked(seller: UserActor, handle: string, answeredAfter: number | null) {
  const who = await asker();
  await write(who, handle);
  if (answeredAfter === null) return who;
  clock.pass(answeredAfter);
  await write(seller, who.handle);
  return who;
}

test("the median is of answered and of long unanswered messages; a young one waits; later messages change nothing", async () => {
  const lin = await person("lin");
  for (const hours of [1, 4, 2]) {
    const who = await asked(lin, "lin", hours);
    await write(who, "lin");
  }
  await asked(lin, "lin", null);
  await heard();
  expect(await sellerAnswers(lin.id)).toEqual({ seconds: 7200, of: 3, answered: 3 });
  clock.pass(73);
  expect(await answerTimes(lin.id)).toEqual([3600, 7200, 14_400, null]);
  await asked(lin, "lin", null);
  await asked(lin, "lin", null);
  await asked(lin, "lin", null);
  await heard();
  clock.pass(73);
  expect(await sellerAnswers(lin.id)).toEqual({ seconds: null, of: 7, answered: 3 });
  clock.pass(24 * 91);
  expect(await sellerAnswers(lin.id)).toEqual({ seconds: null, of: 0, answered: 0 });
});

test("messages during time off, of blocked people, of the same hands, and of buyers with an order do not count", async () => {
  const kim = await person("kim");
  const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await setTimeOff(kim, { from: null, until, note: "", key: newFormKey() });
  clock.pass(1);
  await asked(kim, "kim", 1);
  await endTimeOff(kim, { key: newFormKey() });
  clock.pass(1);
  const twin = await asked(kim, "kim", 1);
  await database.owner`
    insert into hand_marks (user_id, kind, mark, method_id, at)
    values (${kim.id}, 'browser', 'm', '', now()), (${twin.id}, 'browser', 'm', '', now())`;
  const blocked = await asked(kim, "kim", 1);
  await blockPerson(kim, { userId: blocked.id, key: newFormKey() });
  const buyer = await asker();
  await enrich(buyer, 1_000_000n);
  await order(buyer, kim, { priceMicros: 1000n });
  await write(buyer, "kim");
  await write(kim, buyer.handle);
  await asked(kim, "kim", 2);
  await heard();
  expect(await answerTimes(kim.id)).toEqual([7200]);
});

test("an offer answers a message, and a thread that begins with an offer asks nobody", async () => {
  const max = await person("max");
  const who = await asker();
  await write(who, "max");
  clock.pass(3);
  await offered(max, {}, { to: who.handle });
  await offered(max, {}, { to: (await asker()).handle });
  await heard();
  expect(await answerTimes(max.id)).toEqual([10_800]);
  const notes = await sql`select from first_messages where asker_id = ${max.id}`;
  expect(notes).toHaveLength(0);
});

test("the median of an even number is the shorter of the two in the middle", () => {
  expect(answersOf([1, 2, 3, 4]).seconds).toBe(2);
  expect(answersOf([1, null])).toEqual({ seconds: 1, of: 2, answered: 1 });
  expect(answersOf([1, null, null]).seconds).toBeNull();
});
