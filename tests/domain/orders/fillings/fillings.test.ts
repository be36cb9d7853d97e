/** Large orders: the whole price is held at once, tasks are made in slices, and all of them stand or all money goes back. */
import { beforeAll, describe, expect, test } from "vitest";
import { blockGig, pauseGig } from "#app/domain/catalog/move-gig.ts";
import { revokeToken } from "#app/domain/security/api-tokens.ts";
import { reinstate, suspend } from "#app/domain/people/decide.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { MAX_OPEN_FILLINGS } from "#app/domain/orders/fillings/begin-filling.ts";
import { callOff } from "#app/domain/orders/fillings/call-off.ts";
import { fillSlice, MOST_TRIES, runFillings } from "#app/domain/orders/fillings/run-fillings.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, person, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { patientCommands } from "#tests/kit/patient-commands.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { move, statesOf, tasksOf } from "#tests/kit/task-scene.ts";
import { beginLarge, callOffNow, eventsOf, finish, purse, standing } from "./scene.ts";
import type { Cast } from "#tests/kit/cast.ts";

patientCommands();
const db = useDatabase();
const clock = useMovedClock();
const PRICE = 1000n;
let people: Cast;
let gigId: string;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000n);
  gigId = await sampleGig(people.lin, { kind: "unit", priceMicros: PRICE });
});

function begin(quantity: number, buyer: UserActor = people.ada): Promise<string> {
  return beginLarge(buyer, { gigId, quantity });
}

/** Checks that the order is given back whole, and returns the reason. */
async function whyAllBack(orderId: string, before: bigint): Promise<string | null> {
  const stood = await standing(orderId);
  expect(stood).toMatchObject({ state: "returned", reserve: 0n, escrow: 0n, wound: 0 });
  expect(stood.returned).toBe(stood.made);
  expect(stood.tasks).toEqual(stood.made === 0 ? {} : { refunded: stood.made });
  expect(await purse(people.ada)).toBe(before);
  expect(await eventsOf(orderId)).toEqual(["order.called_off"]);
  expect(await fillSlice(orderId)).toBe(false);
  return stood.code;
}

async function moveGig(id: string, move: typeof pauseGig, actor: UserActor): Promise<void> {
  const [gig] = await sql<{ version: number }[]>`select version from gigs where id = ${id}`;
  await move(actor, { id, version: gig?.version ?? 0, key: newFormKey() });
}

describe("a large order", () => {
  test("has its whole price in reserve at once; every slice moves its part into escrow; its placement is told once", async () => {
    const before = await purse(people.ada);
    const orderId = await begin(7);
    const total = 7n * PRICE;
    expect(await purse(people.ada)).toBe(before - total);
    for (const made of [0, 3, 6, 7]) {
      expect(await standing(orderId)).toMatchObject({
        state: "filling",
        made,
        reserve: total - BigInt(made) * PRICE,
        escrow: BigInt(made) * PRICE,
      });
      expect(await eventsOf(orderId)).toEqual([]);
      await fillSlice(orderId, 3);
    }
    expect(await standing(orderId)).toMatchObject({ state: "winding", reserve: 0n, escrow: total });
    await finish(orderId, 3);
    expect(await standing(orderId)).toMatchObject({ state: "filled", wound: 7, escrow: total });
    expect(await eventsOf(orderId)).toEqual(["order.placed"]);
    expect(await purse(people.ada)).toBe(before - total);
  });

  test("has no clock before it stands, and its time to start is counted from then", async () => {
    const orderId = await begin(3);
    await fillSlice(orderId, 2);
    clock.pass(24 * 30);
    await runDeadlines();
    expect(await statesOf(await tasksOf(orderId))).toEqual(["funded", "funded"]);
    await fillSlice(orderId);
    await fillSlice(orderId);
    const taskIds = await tasksOf(orderId);
    // It stands, and one task moves before its clock is set.
    await move(people.lin, "start", taskIds.slice(0, 1));
    await finish(orderId);
    const rows = await sql<{ event: string; hours: number }[]>`
      select next_event as event, (extract(epoch from next_at - f.start_by) / 3600)::int as hours
      from tasks t join order_fillings f on f.id = t.order_id where f.id = ${orderId} order by position`;
    expect(rows.map(({ event }) => event)).toEqual(["abandon", "lapse", "lapse"]);
    expect(rows.slice(1).map(({ hours }) => hours)).toEqual([0, 0]);
    clock.pass(71);
    await runDeadlines();
    expect(await statesOf(taskIds)).toEqual(["started", "funded", "funded"]);
    clock.pass(2);
    await runDeadlines();
    expect(await statesOf(taskIds)).toEqual(["started", "refunded", "refunded"]);
  });

  test("has the same proof of what is new as the full one after every slice", async () => {
    const found: string[] = [];
    const prove = async (since: string) => {
      const { checks } = await verify({ since });
      found.push(...checks.filter((check) => check.found > 0).map(({ name }) => name));
    };
    const orderId = await begin(4);
    for (let more = true; more;) {
      const [mark] = await sql<{ since: string }[]>`
        select (select max(id) from transfers) || ':' || (select max(place) from commands) as since`;
      more = await fillSlice(orderId, 2);
      await prove(mark?.since ?? "");
    }
    expect(found).toEqual([]);
  });

  test("has each task once with many workers and different slices", async () => {
    const orderId = await begin(60);
    await Promise.all([3, 4, 5, 6, 7].map((most) => finish(orderId, most)));
    expect(await standing(orderId)).toMatchObject({ state: "filled", made: 60, wound: 60 });
    expect(await eventsOf(orderId)).toEqual(["order.placed"]);
  });

  test.each([
    ["making", "filling", ["tasks", "task_transitions", "transfers", "order_fillings"]],
    ["the moment it stands", "stands", ["order_fillings", "events"]],
    ["setting clocks", "winding", ["tasks", "order_fillings"]],
    ["giving back", "returning", ["tasks", "task_transitions", "transfers", "order_fillings"]],
  ])(
    "whose worker dies anywhere while %s has changed nothing; the next worker does it",
    async (_, at, tables) => {
      const before = await purse(people.ada);
      const orderId = await begin(4);
      await fillSlice(orderId, 2);
      if (at === "returning") await callOffNow(people.ada, orderId);
      if (at === "stands" || at === "winding") await fillSlice(orderId);
      if (at === "winding") await fillSlice(orderId);
      for (const table of tables) {
        const stood = await standing(orderId);
        // The statement that writes here ends the connection of the transaction.
        await db.owner.unsafe(`
        create or replace function die() returns trigger language plpgsql security definer as $$
        begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
        create trigger zz_dies after insert or update on ${table} for each statement execute function die()`);
        expect(await refusalOf(fillSlice(orderId, 1))).toMatchObject({
          code: /busy|outcome_unknown/,
        });
        await db.owner.unsafe(`drop trigger zz_dies on ${table}`);
        expect(await standing(orderId)).toEqual(stood);
      }
      await finish(orderId, 1);
      const back = at === "returning";
      const end = back ? await whyAllBack(orderId, before) : (await standing(orderId)).state;
      expect(end).toBe(back ? "order_called_off" : "filled");
      expect(await eventsOf(orderId)).toHaveLength(1);
    },
  );

  test("is not stopped by its gig's pause", async () => {
    const own = await sampleGig(people.max, { kind: "unit", priceMicros: PRICE });
    const orderId = await beginLarge(people.ada, { gigId: own, quantity: 2 });
    await moveGig(own, pauseGig, people.max);
    await finish(orderId);
    expect(await standing(orderId)).toMatchObject({ state: "filled" });
  });
});

describe("a large order that is called off", () => {
  test.each([0, 1, 2, 3])("after %i slices goes back whole, once", async (slices) => {
    const before = await purse(people.ada);
    const orderId = await begin(6);
    for (let done = 0; done < slices; done += 1) await fillSlice(orderId, 2);
    await callOffNow(people.ada, orderId);
    // The price of unmade tasks comes back in the same moment.
    expect(await purse(people.ada)).toBe(before - BigInt(slices) * 2n * PRICE);
    expect(await refusalOf(callOffNow(people.ada, orderId))).toMatchObject({
      code: "transition_refused",
    });
    await finish(orderId, 1);
    expect(await whyAllBack(orderId, before)).toBe("order_called_off");
  });

  test("by another person than the buyer is refused, and after it stands", async () => {
    const orderId = await begin(2);
    for (const stranger of [people.lin, people.max, people.sol])
      expect(await refusalOf(callOffNow(stranger, orderId))).toMatchObject({ code: "not_found" });
    await fillSlice(orderId);
    await fillSlice(orderId);
    for (const state of ["winding", "filled"]) {
      expect(await standing(orderId)).toMatchObject({ state });
      expect(await refusalOf(callOffNow(people.ada, orderId))).toMatchObject({
        code: "transition_refused",
        message: expect.stringMatching(/already been placed/),
      });
      await finish(orderId);
    }
  });

  test.each([0, 1, 2, 3, 4, 5])(
    "in a race with two workers after %i slices stands whole, or goes back whole",
    async (slices) => {
      const before = await purse(people.ada);
      const orderId = await begin(5);
      for (let done = 0; done < slices; done += 1) await fillSlice(orderId, 1);
      const [called] = await Promise.allSettled([
        callOffNow(people.ada, orderId),
        finish(orderId, 1),
        finish(orderId, 2),
      ]);
      await finish(orderId);
      const back = called.status === "fulfilled";
      const end = back ? await whyAllBack(orderId, before) : (await standing(orderId)).state;
      expect(end).toBe(back ? "order_called_off" : "filled");
      expect(await purse(people.ada)).toBe(back ? before : before - 5n * PRICE);
    },
  );
});

describe("a large order's authority, asked at every slice", () => {
  /** Makes some tasks, runs `meanwhile`, and carries on. */
  async function meanwhile(
    buyer: UserActor,
    what: () => Promise<unknown>,
  ): Promise<{ orderId: string; before: bigint }> {
    const before = await purse(people.ada);
    const orderId = await begin(5, buyer);
    await fillSlice(orderId, 2);
    await what();
    await finish(orderId, 2);
    return { orderId, before };
  }

  async function program(): Promise<UserActor> {
    await tokenOf(people.ada, { days: 1 });
    const [token] = await sql<{ id: string }[]>`
      select id from api_tokens where user_id = ${people.ada.id} order by id desc limit 1`;
    return { ...people.ada, tokenId: token?.id ?? "" };
  }

  test.each(["ada", "lin"] as const)(
    "ends when %s is suspended: all of it goes back",
    async (name) => {
      const decision = { userId: people[name].id, reason: "Looks stolen." };
      const { orderId, before } = await meanwhile(people.ada, () =>
        suspend(people.sol, { ...decision, key: newFormKey() }),
      );
      await reinstate(people.sol, { ...decision, key: newFormKey() });
      const code = name === "ada" ? "account_suspended" : "gig_not_for_sale";
      expect(await whyAllBack(orderId, before)).toBe(code);
    },
  );

  test("ends when the token is revoked or expires: all of it goes back", async () => {
    const token = await program();
    const revoked = await meanwhile(token, () =>
      revokeToken(people.ada, { tokenId: token.tokenId ?? "", key: newFormKey() }),
    );
    expect(await whyAllBack(revoked.orderId, revoked.before)).toBe("token_revoked");
    const expired = await meanwhile(await program(), async () => clock.pass(25));
    expect(await whyAllBack(expired.orderId, expired.before)).toBe("token_expired");
  });

  test("ends when the gig is blocked: all of it goes back", async () => {
    const own = await sampleGig(people.max, { kind: "unit", priceMicros: PRICE });
    const before = await purse(people.ada);
    const orderId = await beginLarge(people.ada, { gigId: own, quantity: 3 });
    await fillSlice(orderId, 1);
    const block: typeof pauseGig = (actor, input) => blockGig(actor, { ...input, reason: "No." });
    await moveGig(own, block, people.sol);
    await finish(orderId);
    expect(await whyAllBack(orderId, before)).toBe("gig_not_for_sale");
  });

  test("counts the order against the token's caps once, when its price leaves the balance", async () => {
    const caps = { currency: "USD" as const, taskMicros: PRICE, dayMicros: 5n * PRICE };
    await tokenOf(people.ada, { caps });
    const [token] = await sql<{ id: string }[]>`
      select id from api_tokens where user_id = ${people.ada.id} order by id desc limit 1`;
    const capped = { ...people.ada, tokenId: token?.id ?? "" };
    expect(await refusalOf(begin(6, capped))).toMatchObject({ code: "cap_exceeded" });
    const orderId = await begin(5, capped);
    await finish(orderId, 2);
    const spent = await sql<{ micros: bigint }[]>`
      select spent_micros as micros from token_spending where token_id = ${capped.tokenId}`;
    expect(spent).toEqual([{ micros: 5n * PRICE }]);
    const slices = await sql<{ name: string; level: string }[]>`
      select distinct name, level from commands where idempotency_key like ${`filling:${orderId}:%`} and actor_id = ${people.ada.id}
      order by name`;
    expect(slices).toEqual([
      { name: "orders.fill", level: `token ${capped.tokenId}` },
      { name: "orders.stand", level: `token ${capped.tokenId}` },
    ]);
  });
});

describe("a large order that cannot be made", () => {
  test("because it costs more than the balance is refused whole", async () => {
    const before = await purse(people.ada);
    const quantity = 10_000;
    expect(await refusalOf(begin(quantity))).toMatchObject({ code: "insufficient_balance" });
    expect(await purse(people.ada)).toBe(before);
  });

  test("because its buyer has ten already is refused, also when all are sent together", async () => {
    const buyer = await person("hasty");
    await enrich(buyer, 1_000_000n);
    const asked = await Promise.allSettled(
      Array.from({ length: MAX_OPEN_FILLINGS + 2 }, () => begin(1, buyer)),
    );
    const refused = asked.filter((one) => one.status === "rejected").map((one) => one.reason);
    expect(refused).toMatchObject([
      { code: "too_many_large_orders" },
      { code: "too_many_large_orders" },
    ]);
    expect(await purse(buyer)).toBe(1_000_000n - BigInt(MAX_OPEN_FILLINGS) * PRICE);
    await runFillings();
    await begin(1, buyer);
  });

  test("because of a repeated failure is tried a few times, then goes back whole; other orders go on meanwhile", async () => {
    const before = await purse(people.ada);
    const bad = await begin(3);
    await fillSlice(bad, 1);
    const good = await begin(2);
    await db.owner.unsafe(
      `alter table tasks add constraint broken check (order_id <> '${bad}' or position < 2)`,
    );
    for (let tries = 1; tries < MOST_TRIES; tries += 1)
      await expect(runFillings()).rejects.toThrow(/broken/);
    expect(await standing(good)).toMatchObject({ state: "filled" });
    expect(await standing(bad)).toMatchObject({ state: "filling", made: 1 });
    await runFillings();
    await db.owner`alter table tasks drop constraint broken`;
    expect(await whyAllBack(bad, before - 2n * PRICE)).toBe("unexpected");
    expect(await sql`select 1 from setbacks where item_id = ${bad}`).toEqual([]);
  });

  test("because the buyer spent a slice's key on another command goes back whole", async () => {
    const before = await purse(people.ada);
    const orderId = await begin(2);
    const other = await begin(1);
    await callOff(people.ada, { orderId: other, key: `filling:${orderId}:1` });
    await finish(orderId);
    expect(await whyAllBack(orderId, before)).toBe("key_reused");
  });

  test.each(["25006", "53100"])(
    "because the store refuses every change (%s) for a moment is not called off: the next run goes on",
    async (code) => {
      const orderId = await begin(3);
      await fillSlice(orderId, 1);
      await db.owner.unsafe(`
        create or replace function says_no() returns trigger language plpgsql as $$
        begin raise exception 'not now' using errcode = '${code}'; end $$;
        create trigger zz_says_no before insert on tasks for each statement execute function says_no()`);
      await expect(runFillings()).rejects.toMatchObject({
        code: code === "25006" ? "read_only" : "disk_full",
      });
      await db.owner`drop trigger zz_says_no on tasks`;
      expect(await standing(orderId)).toMatchObject({ state: "filling", made: 1 });
      await runFillings();
      expect(await standing(orderId)).toMatchObject({ state: "filled" });
      expect(await sql`select 1 from setbacks where item_id = ${orderId}`).toEqual([]);
    },
  );

  test("because others are being made is not forgotten", async () => {
    await begin(3);
    const first = runFillings();
    const late = await begin(3);
    await Promise.all([first, runFillings()]);
    expect(await standing(late)).toMatchObject({ state: "filled" });
  });
});
