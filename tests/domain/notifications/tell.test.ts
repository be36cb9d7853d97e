/** From a sealed command to notices and mail jobs: once per event and person, however often the relay runs. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { NewEvent } from "#app/domain/events/events.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { tell } from "#app/domain/notifications/tell.ts";
import { relay, relayMissed } from "#app/worker/relay.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

const db = useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});
beforeEach(async () => {
  await db.owner`delete from notices`;
  await db.owner`delete from graphile_worker._private_jobs`;
});

const placed = (): NewEvent => ({
  name: "order.placed",
  subjectId: "ord_1",
  payload: {
    orderId: "ord_1",
    title: "A coin",
    currency: "USD",
    amount: "1.5",
    parties: { buyerId: people.ada.id, freelancerId: people.lin.id },
  },
});

/** Does something that announces `events`; returns the command's id. */
async function happens(events: NewEvent[]): Promise<string> {
  const spec = { name: "test.happens", actor: CLOCK, key: newFormKey(), input: {} };
  const { answer } = await command(spec, async (tx) => {
    await enqueue(tx, events);
    return tx.command.id;
  });
  return answer;
}

const jobs = (name: string) => db.owner`
  select j.payload from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = ${name}`;
const told = () => db.app`select user_id, kind, title, link from notices order by kind`;

describe("relay", () => {
  test("sealing a command asks for it, and a refused command asks for nothing", async () => {
    const commandId = await happens([placed()]);
    expect(await jobs("relay")).toEqual([{ payload: { commandIds: [commandId] } }]);
    const spec = { name: "test.breaks_off", actor: CLOCK, key: newFormKey(), input: {} };
    const failing = command(spec, async (tx) => {
      await enqueue(tx, [placed()]);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await jobs("relay")).toHaveLength(1);
  });

  test("tells both sides once, with a mail each, however often it runs", async () => {
    const commandId = await happens([placed()]);
    await Promise.all([relay({ commandIds: [commandId] }), relay({ commandIds: [commandId] })]);
    await relay({ commandIds: [commandId] });
    expect(await told()).toEqual([
      {
        user_id: people.ada.id,
        kind: "order.placed buyer",
        title: "You ordered “A coin”",
        link: "/orders/ord_1",
      },
      {
        user_id: people.lin.id,
        kind: "order.placed freelancer",
        title: "New order: “A coin”",
        link: "/orders/ord_1",
      },
    ]);
    expect(await jobs("mail")).toHaveLength(2);
  });

  test("killed between telling and marking, it tells nobody twice", async () => {
    const commandId = await happens([placed()]);
    await relay({ commandIds: [commandId] });
    await db.owner`delete from event_relays`;
    await relay({ commandIds: [commandId] });
    expect(await told()).toHaveLength(2);
    expect(await jobs("mail")).toHaveLength(2);
  });

  test("staff are told by name, and what stays in the product asks for no mail", async () => {
    const payload = { ...placed().payload, by: "buyer" as const, disputeId: "dsp_1" };
    const commandId = await happens([{ name: "dispute.opened", subjectId: "dsp_1", payload }]);
    await relay({ commandIds: [commandId] });
    const staff =
      await db.app`select user_id, link from notices where kind = 'dispute.opened staff' order by user_id`;
    expect(staff.map((row) => row["user_id"])).toEqual([people.sol.id, people.ray.id].sort());
    expect(staff[0]).toMatchObject({ link: "/admin/disputes/dsp_1" });
    expect(await jobs("mail")).toHaveLength(1);
  });

  test("an event that does not say whose it is, is reported and holds nothing up", async () => {
    const at = new Date("2026-11-23T12:00:00Z");
    const lost = {
      id: "evt_lost",
      name: "payout.settled",
      subjectId: "pay_1",
      payload: {},
      at,
    } as const;
    expect(await tell([lost])).toEqual({ unaddressed: [lost] });
    const commandId = await happens([
      { name: "payout.settled", subjectId: "pay_1", payload: {} },
      placed(),
    ]);
    await relay({ commandIds: [commandId] });
    expect(await told()).toHaveLength(2);
  });
});

describe("the net under it", () => {
  test("relays what is older than a minute and was never told, and leaves the rest to its own job", async () => {
    const signal = new AbortController().signal;
    await db.owner`insert into event_relays select id, now() from events on conflict do nothing`;
    await happens([placed()]);
    await relayMissed({}, { signal });
    expect(await told()).toHaveLength(0);
    const restore = setClock({ now: () => Temporal.Now.instant().add({ minutes: 2 }) });
    try {
      await relayMissed({}, { signal });
    } finally {
      restore();
    }
    expect(await told()).toHaveLength(2);
  });

  test("an event nobody can tell holds up no other, and is still heard of", async () => {
    const signal = new AbortController().signal;
    await db.owner`insert into event_relays select id, now() from events on conflict do nothing`;
    await happens([{ ...placed(), name: "of.another.version" as NewEvent["name"] }]);
    await happens([placed()]);
    const restore = setClock({ now: () => Temporal.Now.instant().add({ minutes: 2 }) });
    await expect(relayMissed({}, { signal })).rejects.toThrow("undefined");
    restore();
    expect(await told()).toHaveLength(2);
    await db.owner`insert into event_relays select id, now() from events on conflict do nothing`;
  });

  test("a job that was asked for before commands were sealed together is done too", async () => {
    const commandId = await happens([placed()]);
    await relay({ commandId });
    expect(await told()).toHaveLength(2);
  });
});
