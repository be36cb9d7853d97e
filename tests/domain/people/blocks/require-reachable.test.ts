/** Two people who were found reachable stay so until the command ends: blocks, suspensions and closings wait, and what waits looks again. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { fundLine } from "#app/domain/orders/agreed/fund-line.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { blockPerson } from "#app/domain/people/blocks/block-person.ts";
import { reachOf } from "#app/domain/people/blocks/reach-of.ts";
import { requireReachable, requireUnblocked } from "#app/domain/people/blocks/require-reachable.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich, person, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { whileHeld } from "#tests/kit/held-command.ts";
import { accepted, offered, offerRow } from "#tests/kit/offer-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { untilTrue } from "#tests/worker/until-true.ts";

const database = useDatabase();
let people: Cast;
let strangers = 0;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 2_000_000_000n);
});

const stranger = () => person(`reached-${(strangers += 1)}`);
const block = (from: UserActor, to: UserActor) =>
  blockPerson(from, { userId: to.id, key: newFormKey() });

/** As the command does: the person first, for update. */
const blocking = (from: UserActor, to: UserActor) => async (tx: Tx) => {
  await tx.sql`select from users where id = ${from.id} for update`;
  await tx.sql`
    insert into blocks (id, blocker_id, blocked_id, at, command_id)
    values (${newId("block")}, ${from.id}, ${to.id}, ${tx.command.at}, ${tx.command.id})`;
};

test("a block waits for a command that found the two people reachable", async () => {
  const [one, other] = [await stranger(), await stranger()];
  const found = (tx: Tx) => requireReachable(tx, one.id, other.id);
  await whileHeld(database.owner, found, () => block(other, one));
  expect(await reachOf(one, other.id)).toBe("unreachable");
});

test("a suspension waits for a command that found the person reachable", async () => {
  const [one, other] = [await stranger(), await stranger()];
  const decision = { userId: other.id, reason: "Sold what was not theirs.", key: newFormKey() };
  await whileHeld(
    database.owner,
    (tx) => requireReachable(tx, one.id, other.id),
    () => suspend(people.sol, decision),
  );
  expect(await reachOf(one, other.id)).toBe("unreachable");
});

test("a line whose funding waits for a block is refused, and the balance is left alone", async () => {
  const lin = await stranger();
  const { orderId } = await agreedOrder({ ada: people.ada, lin }, { funded: 1 });
  const before = await balance("wallet", people.ada.id, "USD");
  const late = whileHeld(database.owner, blocking(lin, people.ada), () =>
    fundLine(people.ada, { orderId, position: 2, key: newFormKey() }),
  );
  expect(await refusalOf(late)).toMatchObject({ code: "cannot_be_reached" });
  expect(await balance("wallet", people.ada.id, "USD")).toBe(before);
});

test("an order that waits for a block is refused", async () => {
  const lin = await stranger();
  const gigId = await sampleGig(lin, { kind: "package", priceMicros: 1_000_000n });
  const wanted = {
    gigId,
    selection: { package: "basic" as const, quantity: 1 },
    total: decimal(1_000_000n),
  };
  const late = whileHeld(database.owner, blocking(lin, people.ada), () =>
    placeOrder(people.ada, { ...wanted, brief: "Copper, please.", key: newFormKey() }),
  );
  expect(await refusalOf(late)).toMatchObject({ code: "cannot_be_reached" });
});

/** As the command does: the person first, for update. */
const turning = (who: UserActor, state: "suspended" | "active") => async (tx: Tx) => {
  await tx.sql`select from users where id = ${who.id} for update`;
  await tx.sql`
    update users set state = ${state}, command_id = ${tx.command.id} where id = ${who.id}`;
  return {};
};

/** What the one does with the other in each of these rooms. */
type Step = (from: UserActor, to: string, gigId: string) => Promise<unknown>;

const STEPS: Record<string, Step> = {
  message: (from, to) =>
    sendMessage(from, { to, text: "Still there?", files: [], key: newFormKey() }),
  offer: (from, to) => offered(from, {}, { to, side: "buyer" }),
  order: (from, _, gigId) => {
    const selection = { package: "basic" as const, quantity: 1 };
    const wanted = { gigId, selection, total: decimal(1_000_000n), brief: "Copper, please." };
    return placeOrder(from, { ...wanted, key: newFormKey() });
  },
};

test.each(Object.entries(STEPS))(
  "%s: a person whose step waits for their own suspension is refused as suspended, the other is refused as not reachable",
  async (verb, step) => {
    const [one, other] = [await stranger(), await stranger()];
    for (const who of [one, other]) await enrich(who, 1_000_000_000n);
    const gigs = { kind: "package" as const, priceMicros: 1_000_000n };
    const [gigId, ownGigId] = [await sampleGig(other, gigs), await sampleGig(one, gigs)];
    const nameOf = (who: UserActor) => `reached-${who === one ? strangers - 1 : strangers}`;
    const late = whileHeld(database.owner, turning(one, "suspended"), () =>
      step(one, nameOf(other), gigId),
    );
    expect(await refusalOf(late)).toMatchObject({ code: "account_suspended" });
    expect(await refusalOf(step(other, nameOf(one), ownGigId))).toMatchObject({
      code: verb === "order" ? "gig_not_for_sale" : "cannot_be_reached",
    });
    // The books know suspensions with their reasons only.
    const spec = { name: "test.end" as const, actor: OPERATOR, key: newFormKey(), input: {} };
    await command(spec, turning(one, "active"));
  },
);

test("a suspension waits for an order that found its buyer's account open", async () => {
  const [one, other] = [await stranger(), await stranger()];
  const decision = { userId: one.id, reason: "Sold what was not theirs.", key: newFormKey() };
  await whileHeld(
    database.owner,
    (tx) => requireUnblocked(tx, one.id, other.id),
    () => suspend(people.sol, decision),
    one,
  );
  expect(await reachOf(other, one.id)).toBe("unreachable");
});

test("two people who block each other at once both have their block", async () => {
  const [one, other] = [await stranger(), await stranger()];
  await Promise.all([block(one, other), block(other, one)]);
  const [row] = await database.owner`
    select count(*)::int as blocks from blocks where blocker_id in (${one.id}, ${other.id})`;
  expect(row).toEqual({ blocks: 2 });
});

test("an acceptance that waits for the closing of an account holds no lock that the closing needs", async () => {
  const lin = await stranger();
  const offerId = await offered(lin, { title: "While the account closes" });
  let accepting: Promise<unknown> = Promise.resolve();
  const closing = async (tx: Tx) => {
    await tx.sql`select from users where id = ${lin.id} for update`;
    accepting = accepted(people.ada, offerId);
    await untilTrue(20, async () => (await waiting()).length > 0);
    // Refused at once by the database if the acceptance had locked the offer.
    await tx.sql`select from offers where id = ${offerId} for no key update nowait`;
  };
  await whileHeld(database.owner, closing, () => accepting);
  expect(await offerRow(offerId)).toMatchObject({ state: "accepted" });
});

const waiting = () => database.owner`
  select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
