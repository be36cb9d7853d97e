/** Every event has a row: words for the people it concerns, or a plain "nobody". */
import { describe, expect, test } from "vitest";
import { EVENTS } from "#app/domain/events/events.ts";
import { CATALOGUE } from "#app/domain/notifications/catalogue.ts";
import { factsOf } from "#app/domain/notifications/facts.ts";
import { DUTIES } from "#app/domain/kernel/actor.ts";
import type { Duty } from "#app/domain/kernel/actor.ts";
import { noticesFor } from "#app/domain/notifications/tell.ts";
import type { EventName, EventPayload } from "#app/domain/events/events.ts";
import type { Told } from "#app/domain/notifications/tell.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";

const NAMES = Object.keys(EVENTS) as EventName[];
const NOBODY: readonly EventName[] = [
  "account.email_verified",
  "request.posted",
  "request.withdrawn",
  "request.awarded",
  "proposal.withdrawn",
  "review.written",
  "payout.submitted",
  "gig.picture_ready",
  "webhook.test",
];

function event(name: EventName, payload: EventPayload): RelayEvent {
  return {
    id: "evt_01jd00000000000000000000ab",
    name,
    subjectId: "tsk_1",
    payload,
    at: new Date("2026-11-23T12:00:00Z"),
  };
}

const STAFF: readonly Told[] = [{ id: "usr_sol", duties: DUTIES }];

const FULL: EventPayload = {
  parties: { buyerId: "usr_ada", freelancerId: "usr_lin" },
  userId: "usr_ada",
  title: "A coin",
  currency: "USD",
  amount: "12.5",
  net: "11.25",
  released: "12.5",
  refunded: "3",
  by: "buyer",
  dueAt: "2026-11-26T15:00:00Z",
  days: 2,
  note: "Please hurry.",
  orderId: "ord_1",
  taskId: "tsk_1",
};

test("every event has its row in the notification catalogue, and the events that tell no person are known", () => {
  expect(Object.keys(CATALOGUE).sort()).toEqual([...NAMES].sort());
  expect(NAMES.filter((name) => CATALOGUE[name].length === 0)).toEqual(NOBODY);
});

describe.each(NAMES.filter((name) => !NOBODY.includes(name)))("the event %s", (name) => {
  test("reads as one line of plain words with a link, whatever fields its payload lacks", () => {
    const bare: EventPayload = { parties: FULL.parties ?? never(), userId: "usr_ada" };
    for (const payload of [FULL, bare, { ...FULL, count: 12, released: "0", refunded: "0" }]) {
      const notices = noticesFor(event(name, payload), STAFF) ?? [];
      expect(notices.length).toBeGreaterThan(0);
      for (const notice of notices) {
        expect(notice.title).toMatch(/^\S.{5,150}$/);
        expect(notice.body).toMatch(/^\S.{15,700}[.”]$/);
        expect(`${notice.title}${notice.body}`).not.toMatch(/undefined|null|NaN|\[object|  /);
        expect(notice.link).toMatch(/^\/[a-z]/);
      }
    }
  });

  test("is not told to strangers when the payload does not say whose it is", () => {
    const staffOnly = CATALOGUE[name].every((row) => row.to === "staff");
    const told = noticesFor(event(name, {}), STAFF)?.map(({ userId }) => userId);
    expect(told ?? null).toEqual(staffOnly ? ["usr_sol"] : null);
  });
});

test("every event that staff are told of names the duties of those who are told", () => {
  const forStaff = NAMES.filter((name) => EVENTS[name].tells.includes("staff"));
  expect(forStaff.length).toBeGreaterThan(5);
  expect(forStaff.filter((name) => (EVENTS[name].staff ?? []).length === 0)).toEqual([]);
});

test("staff are told by their duties, and neither the one who decided nor the person it is about", () => {
  const one = (id: string, ...duties: Duty[]): Told => ({ id, duties });
  const staff = [
    one("usr_sol", "admin"),
    one("usr_ray", "admin", "judge"),
    one("usr_ira", "judge"),
  ];
  const heard = (name: EventName, payload: EventPayload) =>
    noticesFor(event(name, payload), staff)
      ?.filter(({ kind }) => kind.endsWith(" staff"))
      .map(({ userId }) => userId);
  const decided = { ...FULL, deciderId: "usr_sol", decider: "Sol", userId: "usr_max" };
  expect(heard("staff.role_changed", decided)).toEqual(["usr_ray"]);
  expect(heard("staff.role_changed", { ...decided, userId: "usr_ray" })).toEqual([]);
  expect(heard("staff.role_changed", { ...decided, deciderId: null })).toEqual([
    "usr_sol",
    "usr_ray",
  ]);
  expect(heard("staff.ruled", { ...decided, deciderId: "usr_ira" })).toEqual(["usr_ray"]);
  expect(heard("staff.report_decided", decided)).toEqual([]);
  expect(heard("staff.suspense_assigned", decided)).toEqual([]);
  expect(heard("staff.commission_published", decided)).toEqual(["usr_ray"]);
});

test("the party that acted is not told of it; acts of the clock are told to both", () => {
  const heard = (by: "buyer" | "freelancer" | "clock") =>
    noticesFor(event("task.cancel_proposed", { ...FULL, by }), [])?.map((notice) => notice.userId);
  expect(heard("buyer")).toEqual(["usr_lin"]);
  expect(heard("freelancer")).toEqual(["usr_ada"]);
  expect(heard("clock")).toEqual(["usr_ada", "usr_lin"]);
});

test.each([
  "order.placed",
  "task.accepted",
  "task.accepted_part",
  "task.settled",
  "dispute.ruled",
  "dispute.conceded",
] as const)(
  "%s names the day to the freelancer only, when earnings are not available at once",
  (name) => {
    const waiting = { ...FULL, availableAt: "2026-12-04T11:15:00.000Z" };
    const told = (payload: EventPayload) =>
      (noticesFor(event(name, payload), []) ?? [])
        .filter(({ body }) => body.includes("available on"))
        .map(({ userId, body }) => [userId, body.includes("4 Dec 2026, 11:15 UTC")]);
    expect(told(waiting)).toEqual([["usr_lin", true]]);
    expect(told(FULL)).toEqual([]);
  },
);

test("a thousand tasks are one notice about the order", () => {
  const taskIds = Array.from({ length: 1000 }, (_, index) => `tsk_${index}`);
  const { taskId: _one, ...payload } = { ...FULL, taskIds, count: 1000 };
  const notices = noticesFor({ ...event("task.accepted", payload), subjectId: "ord_1" }, []);
  expect(notices).toMatchObject([
    { title: "Accepted: 1000 pieces of “A coin”", link: "/orders/ord_1" },
  ]);
});

test("notices stand in the order of their events, whenever they are told", () => {
  const [notice] = noticesFor(event("task.accepted", FULL), []) ?? [];
  expect(notice?.id).toMatch(/^ntc_01jd000000[0-9a-z]{16}$/);
  expect(notice?.at).toEqual(new Date("2026-11-23T12:00:00Z"));
});

test("line breaks and control characters in titles and notes become spaces", () => {
  const facts = factsOf(
    event("task.delivered", { title: "A\r\nBcc: x@y", note: "b\u0000\u2028c" }),
  );
  expect(facts.what).toBe("“A Bcc: x@y”");
  expect(facts.words).toBe(" They wrote: “b c”");
});

function never(): never {
  throw new Error("The full payload has parties.");
}
