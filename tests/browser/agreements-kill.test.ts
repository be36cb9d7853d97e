/**
 * The server killed while agreements move money: every call is repeated under its key until it is answered, and has one effect.
 * The suite kills once, `npm run rig -- agreements-kill` twenty times.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { posted, proposed } from "#tests/domain/agreements/requests/scene.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { FRAME, proposed as proposedChange } from "#tests/kit/changed-order.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { offered } from "#tests/kit/offer-scene.ts";
import { startSite } from "#tests/kit/site.ts";
import type { RunningSite } from "#tests/kit/site.ts";
import { isWhole } from "#tests/kit/whole-test.ts";

const KILLS = isWhole("agreements-kill") ? 20 : 1;
const CALLERS = 6;
/** Acknowledged calls between two kills. */
const BETWEEN = 10;

const database = useDatabase();
beforeAll(async () => {
  await sql`insert into categories (id, name) values ('design', 'Design') on conflict do nothing`;
});

interface Call {
  token: string;
  path: string;
  body: object;
  key: string;
}

interface Pair {
  buyer: UserActor;
  seller: UserActor;
  calls: Call[];
}

const A_REQUEST = {
  title: "A label for a jar",
  description: "A label with a wren for forty jars of honey.",
  category_id: "design",
  ceiling: "10.000001",
  currency: "USD",
  days: 3,
};

/** A buyer and a freelancer with something to do for each verb of agreements that moves money. */
async function pair(number: number): Promise<Pair> {
  const [buyer, seller] = [await person(`buyer${number}`), await person(`seller${number}`)];
  await enrich(buyer, 1_000_000_000n);
  const [buys, sells] = [await tokenOf(buyer), await tokenOf(seller)];
  const sides = { ada: buyer, lin: seller };
  const offer = await offered(seller, {}, { to: `buyer${number}` });
  const [given, taken] = [await posted(buyer), await posted(buyer)];
  const proposal = await proposed(seller, taken);
  const begun = await agreedOrder(sides, { funded: 1 });
  const [whole, other] = [await agreedOrder(sides), await agreedOrder(sides)];
  const add = await proposedChange(buyer, whole.orderId, FRAME);
  const [taskId = ""] = other.taskIds;
  const lower = await proposedChange(seller, other.orderId, {
    kind: "lower",
    taskId,
    priceMicros: 1_000_001n,
  });
  const call = (token: string, path: string, body: object = {}) => ({
    token,
    path,
    body,
    key: newFormKey(),
  });
  return {
    buyer,
    seller,
    calls: [
      call(buys, `/offers/${offer}/accept`, { version: 1 }),
      call(buys, "/requests", A_REQUEST),
      call(buys, `/requests/${given}/withdraw`),
      call(buys, `/proposals/${proposal}/award`),
      call(buys, `/orders/${begun.orderId}/fund_line`, { position: 2 }),
      call(sells, `/changes/${add}/accept`),
      call(buys, `/changes/${lower}/accept`),
    ],
  };
}

/** What the pair's calls have done: money by kind of account, orders, tasks and lines. */
async function standing({ buyer, seller }: Pair) {
  const people = [buyer.id, seller.id];
  const money = await sql`
    select kind, balance_micros::text as micros from account_balances where owner_id = any(${people}::text[]) order by kind, owner_id`;
  const tasks = await sql`
    select t.state, count(*)::int, sum(t.price_micros)::text as micros from tasks t join orders o on o.id = t.order_id
    where o.buyer_id = ${buyer.id} group by t.state order by t.state`;
  const requests = await sql`
    select state, count(*)::int, sum(ceiling_micros)::text as micros from buyer_requests where buyer_id = ${buyer.id} group by state order by state`;
  const orders = await sql`select count(*)::int from orders where buyer_id = ${buyer.id}`;
  return { money, tasks, requests, orders };
}

let site: RunningSite;

/** Refused where no process listens, and cut where the process died before the end of its answer. */
async function sent({ token, path, body, key }: Call) {
  try {
    const answer = await fetch(`${site.origin}/api/v1${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": key,
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, text: await answer.text() };
  } catch (error) {
    const { code } = (error as { cause?: { code?: string } }).cause ?? {};
    return code === "ECONNREFUSED" ? "refused" : "cut";
  }
}

/** Repeats a call under its key until it is answered. Returns how often a process died under it. */
async function done(call: Call): Promise<number> {
  for (let cuts = 0; ; await sleep(50)) {
    const answer = await sent(call);
    if (answer === "cut") cuts += 1;
    if (answer === "cut" || answer === "refused") continue;
    if (answer.status < 300) return cuts;
    if (answer.status < 500) throw new Error(`${call.path}: ${answer.text}`);
  }
}

test(
  "calls that move money in agreements, cut by kill -9 and repeated, have the effect of calls that nothing cut",
  async () => {
    const uncut = await pair(0);
    site = await startSite(database.url);
    for (const call of uncut.calls) expect(await done(call)).toBe(0);
    const pairs: Pair[] = [];
    const many = Math.ceil(((KILLS + 1) * BETWEEN) / uncut.calls.length);
    for (let number = 1; number <= many; number += 1) pairs.push(await pair(number));
    const waiting = pairs
      .flatMap(({ calls }) => calls)
      .sort((one, other) => (one.key < other.key ? -1 : 1));
    let [kills, cuts, answered] = [0, 0, 0];
    const caller = async () => {
      for (let call = waiting.shift(); call !== undefined; call = waiting.shift()) {
        const cut = await done(call);
        cuts += cut;
        answered += 1;
        if (answered !== (kills + 1) * BETWEEN || kills === KILLS) continue;
        kills += 1;
        // The other callers' calls are somewhere on their way.
        await sleep(Math.random() * 25);
        await site.stop("SIGKILL");
        site = await startSite(database.url);
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, caller));
    await site.stop();
    expect(kills).toBe(KILLS);
    expect(cuts).toBeGreaterThanOrEqual(KILLS);
    const expected = await standing(uncut);
    for (const each of pairs) expect(await standing(each)).toEqual(expected);
  },
  60_000 + KILLS * 60_000,
);
