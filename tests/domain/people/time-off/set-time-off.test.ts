/** Time off: who is away takes no orders, until the last day is over in their own zone; what is wrong with days is told at their field. */
import { beforeAll, expect, test } from "vitest";
import { gigPage } from "#app/domain/catalog/gig-page.ts";
import { sellerPage } from "#app/domain/catalog/seller-page.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import {
  endTimeOff,
  forgetTimesOff,
  setTimeOff,
} from "#app/domain/people/time-off/set-time-off.ts";
import { timeOffOf } from "#app/domain/people/time-off/time-off.ts";
import { sql } from "#app/domain/store/store.ts";
import { enrich, person, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { accepted, offered } from "#tests/kit/offer-scene.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

useDatabase();
const clock = useMovedClock();
let ada: UserActor;
let people = 0;
const seller = () => {
  people += 1;
  return person(`seller-${people}`);
};

beforeAll(async () => {
  ada = await person("ada");
  await enrich(ada, 1_000_000_000n);
});

const inDays = (days: number) =>
  hoursAfter(nowDate(), 24 * days)
    .toISOString()
    .slice(0, 10);
const off = (who: UserActor, from: string | null, until: string, note = "At the sea.") =>
  setTimeOff(who, { from, until, note, key: newFormKey() });
const place = (gigId: string) =>
  placeOrder(ada, {
    gigId,
    selection: { package: "basic", quantity: 1 },
    brief: "",
    total: "100",
    key: newFormKey(),
  });
const timesOf = (who: UserActor) => sql`
  select note, ended_at is null as open from times_off where user_id = ${who.id} order by id`;

happensOnce("set a time off", async () => {
  const lin = await seller();
  return {
    call: (key) => setTimeOff(lin, { from: null, until: inDays(3), note: "At the sea.", key }),
    effect: async () => (await timesOf(lin)).filter(({ open }) => open === true),
    once: [{ note: "At the sea.", open: true }],
    second: "done",
  };
});

happensOnce("end a time off", async () => {
  const lin = await seller();
  await off(lin, null, inDays(3));
  return {
    call: (key) => endTimeOff(lin, { key }),
    effect: () => timesOf(lin),
    once: [{ note: "At the sea.", open: false }],
    second: "no_time_off",
  };
});

test("gigs of a person who is away say so and cannot be ordered, until the last day is over; messages, offers and running orders go on", async () => {
  const lin = await seller();
  const gigId = await sampleGig(lin);
  const running = await order(ada, lin, { priceMicros: 1_000n });
  await move(lin, "start", running.taskIds);
  const dueBefore =
    await sql`select due_at, next_at from tasks where id = ${running.taskIds[0] ?? ""}`;
  await off(lin, inDays(1), inDays(2));
  expect((await gigPage(null, gigId)).orderable, "a time off that lies ahead").toBe(true);
  clock.pass(24);
  const { gig, orderable } = await gigPage(null, gigId);
  const { handle } = gig;
  expect(orderable).toBe(false);
  expect(gig.away).toEqual({ backAt: new Date(`${inDays(2)}T00:00:00Z`), note: "At the sea." });
  expect((await sellerPage(handle, null)).seller.away).toEqual(gig.away);
  expect((await refusalOf(place(gigId))).code).toBe("seller_away");
  await sendMessage(ada, { to: handle, text: "When are you back?", files: [], key: newFormKey() });
  expect(
    await sql`select due_at, next_at from tasks where id = ${running.taskIds[0] ?? ""}`,
  ).toEqual(dueBefore);
  await handOver(lin, running.taskIds);
  await accepted(ada, await offered(lin));
  clock.pass(48);
  expect((await gigPage(null, gigId)).gig.away).toBeNull();
  await place(gigId);
  expect(await timeOffOf(lin.id)).toBeNull();
  // One that the clock has ended leaves its place to the next.
  await off(lin, null, inDays(1));
});

test("days begin in the person's own zone", async () => {
  const lin = await seller();
  const spec = { name: "test.zone" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    await tx.sql`update users set time_zone = 'Asia/Tokyo', command_id = ${tx.command.id} where id = ${lin.id}`;
    return {};
  });
  const { answer } = await off(lin, inDays(9), inDays(9));
  expect(answer).toMatchObject({
    startsAt: `${inDays(8)}T15:00:00.000Z`,
    endsAt: `${inDays(9)}T15:00:00.000Z`,
  });
});

test.each([
  ["a last day before the first", () => [inDays(5), inDays(4)], "until"],
  ["a last day that is over", () => [null, inDays(-2)], "until"],
  ["a first day in two years", () => [inDays(730), inDays(731)], "from"],
  ["more than a year", () => [null, inDays(400)], "until"],
  ["a day that no calendar has", () => [null, "2027-02-30"], "until"],
  ["no day at all", () => ["tomorrow", inDays(1)], "from"],
])("a time off is refused at its field: %s", async (_what, days, field) => {
  const lin = await seller();
  const [from, until] = days();
  const refused = off(lin, from ?? null, until ?? "");
  await expect(refused).rejects.toMatchObject({ code: "invalid_input", field });
  expect(await timesOf(lin)).toEqual([]);
});

test("a sentence that is too long is refused, and the end of an account takes sentences along", async () => {
  const lin = await seller();
  const refused = off(lin, null, inDays(1), "a".repeat(201));
  await expect(refused).rejects.toMatchObject({ code: "invalid_input", field: "note" });
  await off(lin, null, inDays(1));
  const spec = { name: "test.end" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    await forgetTimesOff(tx, lin.id);
    return {};
  });
  expect(await timesOf(lin)).toEqual([{ note: "", open: false }]);
});
