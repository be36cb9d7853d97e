/** From a sealed command to notices and mail jobs: once per event and person, however often the relay runs. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { NewEvent } from "#app/domain/events/events.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { changeProfile } from "#app/domain/people/change-profile.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { mailFacts } from "#app/domain/notifications/mail-facts.ts";
import { beginMail } from "#app/domain/notifications/mail-queue.ts";
import { tell } from "#app/domain/notifications/tell.ts";
import { relay, relayMissed } from "#app/worker/relay.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { member } from "#tests/kit/members.ts";
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

const placed = (): Extract<NewEvent, { name: "order.placed" }> => ({
  name: "order.placed",
  subjectId: "ord_1",
  payload: {
    orderId: "ord_1",
    title: "A coin",
    currency: "USD",
    amount: "1.5",
    count: 1,
    dueAt: "2026-11-26T15:00:00.000Z",
    parties: { buyerId: people.ada.id, freelancerId: people.lin.id },
  },
});

/** Runs a command that announces `events`; returns its id. */
async function happens(events: NewEvent[]): Promise<string> {
  const spec = { name: "test.happens" as const, actor: CLOCK, key: newFormKey(), input: {} };
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
  test("is asked for by sealing a command, and not by a refused command", async () => {
    const commandId = await happens([placed()]);
    expect(await jobs("relay")).toEqual([{ payload: { commandIds: [commandId] } }]);
    const spec = { name: "test.breaks_off" as const, actor: CLOCK, key: newFormKey(), input: {} };
    const failing = command(spec, async (tx) => {
      await enqueue(tx, [placed()]);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await jobs("relay")).toHaveLength(1);
  });

  test("tells both parties once, with a mail each, however often it runs", async () => {
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

  test("killed between telling and marking tells no person twice", async () => {
    const commandId = await happens([placed()]);
    await relay({ commandIds: [commandId] });
    await db.owner`delete from event_relays`;
    await relay({ commandIds: [commandId] });
    expect(await told()).toHaveLength(2);
    expect(await jobs("mail")).toHaveLength(2);
  });

  test("tells staff by name, and sends no mail for notices that stay in the product", async () => {
    const of = { disputeId: "dsp_1", taskId: "tsk_1" };
    const payload = { ...placed().payload, by: "buyer" as const, ...of };
    const commandId = await happens([{ name: "dispute.opened", subjectId: "dsp_1", payload }]);
    await relay({ commandIds: [commandId] });
    const staff =
      await db.app`select user_id, link from notices where kind = 'dispute.opened staff' order by user_id`;
    expect(staff.map((row) => row["user_id"])).toEqual([people.sol.id, people.ray.id].sort());
    expect(staff[0]).toMatchObject({ link: "/admin/disputes/dsp_1" });
    expect(await jobs("mail")).toHaveLength(1);
  });

  test("reports an event that does not say whose it is, and goes on", async () => {
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
      // No present command can write it.
      { name: "payout.settled", subjectId: "pay_1", payload: {} as never },
      placed(),
    ]);
    await relay({ commandIds: [commandId] });
    expect(await told()).toHaveLength(2);
  });
});

describe("a subscriber that fails", () => {
  /** The two subscribers and the events each was told; the webhooks' one fails while it is away. */
  function subscribers() {
    const heard = { notifications: [] as string[], webhooks: [] as string[] };
    const state = { away: true };
    const hears = (name: keyof typeof heard) => async (events: RelayEvent[]) => {
      if (name === "webhooks" && state.away) throw new Error("webhooks are away");
      if (name === "notifications") await tell(events);
      heard[name].push(...events.map(({ subjectId }) => subjectId));
    };
    const all = [
      { name: "webhooks", hear: hears("webhooks") },
      { name: "notifications", hear: hears("notifications") },
    ];
    return { heard, state, all };
  }
  const marks = () =>
    db.owner`select subscriber from event_subscriber_relays order by event_id desc, subscriber limit 2`;
  const done = async (commandId: string) =>
    (
      await db.owner`select from events e join event_relays on event_id = id where command_id = ${commandId}`
    ).count;

  test("keeps no other from hearing, and hears later by itself; no person is told twice", async () => {
    const { heard, state, all } = subscribers();
    const commandId = await happens([placed()]);
    for (let run = 0; run < 3; run += 1)
      await expect(relay({ commandIds: [commandId] }, undefined, all)).rejects.toThrow("away");
    expect(heard).toEqual({ notifications: ["ord_1"], webhooks: [] });
    expect(await told()).toHaveLength(2);
    expect(await marks()).toEqual([{ subscriber: "notifications" }]);
    expect(await done(commandId)).toBe(0);
    state.away = false;
    for (let run = 0; run < 2; run += 1) await relay({ commandIds: [commandId] }, undefined, all);
    expect(heard).toEqual({ notifications: ["ord_1"], webhooks: ["ord_1"] });
    expect(await done(commandId)).toBe(1);
    expect(await told()).toHaveLength(2);
    expect(await jobs("mail")).toHaveLength(2);
  });

  test("in the net holds up neither the other subscriber nor other commands", async () => {
    const { heard, state, all } = subscribers();
    const { signal } = new AbortController();
    await db.owner`insert into event_relays select id, now() from events on conflict do nothing`;
    const commands = [await happens([placed()]), await happens([placed()])];
    const restore = setClock({ now: () => Temporal.Now.instant().add({ minutes: 2 }) });
    try {
      for (let run = 0; run < 2; run += 1)
        await expect(relayMissed({}, { signal }, all)).rejects.toThrow("away");
      expect(heard).toEqual({ notifications: ["ord_1", "ord_1"], webhooks: [] });
      state.away = false;
      for (let run = 0; run < 2; run += 1) await relayMissed({}, { signal }, all);
    } finally {
      restore();
    }
    expect(heard.webhooks).toEqual(["ord_1", "ord_1"]);
    expect(heard.notifications).toEqual(["ord_1", "ord_1"]);
    expect(await Promise.all(commands.map(done))).toEqual([1, 1]);
  });

  test("an event that two runs told to one subscriber each is marked as done, and told to neither again", async () => {
    const { heard, all } = subscribers();
    const { signal } = new AbortController();
    const commandId = await happens([placed()]);
    await db.owner`
      insert into event_subscriber_relays
      select id, unnest(array['notifications', 'webhooks']), now() from events where command_id = ${commandId}`;
    const restore = setClock({ now: () => Temporal.Now.instant().add({ minutes: 2 }) });
    await relayMissed({}, { signal }, all);
    restore();
    expect(heard).toEqual({ notifications: [], webhooks: [] });
    expect(await done(commandId)).toBe(1);
  });
});

describe("the job that relays missed events", () => {
  test("relays events that are older than a minute and were never told, and leaves the rest to the relay", async () => {
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

  test("is not held up by an event that cannot be told, and reports it", async () => {
    const signal = new AbortController().signal;
    await db.owner`insert into event_relays select id, now() from events on conflict do nothing`;
    await happens([{ ...placed(), name: "of.another.version" as "order.placed" }]);
    await happens([placed()]);
    const restore = setClock({ now: () => Temporal.Now.instant().add({ minutes: 2 }) });
    await expect(relayMissed({}, { signal })).rejects.toThrow("undefined");
    restore();
    expect(await told()).toHaveLength(2);
    await db.owner`insert into event_relays select id, now() from events on conflict do nothing`;
  });

  test("also does a job that was asked for before commands were sealed together", async () => {
    const commandId = await happens([placed()]);
    await relay({ commandId });
    expect(await told()).toHaveLength(2);
  });
});

test("each person reads a notice and its mail in their own time zone, with its name", async () => {
  const ned = await member("ned");
  const profile = { name: "Ned", handle: "ned", headline: "", bio: "" };
  await changeProfile(ned, { ...profile, timeZone: "Europe/Paris", key: newFormKey() });
  const { payload, ...event } = placed();
  const parties = { buyerId: people.ada.id, freelancerId: ned.id };
  const commandId = await happens([{ ...event, payload: { ...payload, parties } }]);
  await relay({ commandIds: [commandId] });
  const [notice] = await db.app<Array<{ id: string; body: string }>>`
    select id, body from notices where user_id = ${ned.id}`;
  expect(notice?.body).toContain("26 Nov 2026, 16:00 CET");
  const mail = await beginMail(notice?.id ?? "");
  expect(mail && mailFacts(mail)).toContainEqual(["Deadline", "26 Nov 2026, 16:00 CET"]);
});
