/** Every event has its fields; a receiver is sent those and no others. */
import { expect, test } from "vitest";
import { EVENTS } from "#app/domain/events/events.ts";
import type { EventName, EventPayload } from "#app/domain/events/events.ts";
import { DATA_FIELDS } from "#app/domain/events/data-fields.ts";
import { EXAMPLE_IDS, exampleMessage } from "#app/domain/webhooks/example-message.ts";
import { BODY_VERSIONS } from "#app/domain/webhooks/body-versions.ts";
import type { BodyVersion } from "#app/domain/webhooks/body-versions.ts";
import {
  messageBody,
  mayHave,
  messageSchema,
  OFFERED,
  receiversOf,
} from "#app/domain/webhooks/message-body.ts";

const NAMES = Object.keys(EVENTS) as EventName[];
const at = new Date("2026-11-23T12:00:00Z");

/** More fields than any real event has, among them some that no webhook message may contain. */
const FULL: EventPayload = {
  ...EXAMPLE_IDS,
  parties: { buyerId: "usr_ada", freelancerId: "usr_lin" },
  userId: "usr_ada",
  title: "A coin",
  currency: "USD",
  amount: "12.5",
  held: "12.5",
  version: 1,
  net: "11.25",
  released: "12.5",
  refunded: "0",
  outcome: "released",
  by: "buyer",
  dueAt: "2026-11-26T15:00:00.000Z",
  days: 2,
  count: 1,
  verb: "accept",
  done: 1,
  refused: 0,
  ended: "finished",
  note: "Please hurry.",
  from: "lin",
  internal: "for staff only",
};

const said = (
  name: EventName,
  side: "buyer" | "freelancer" | "self",
  payload = FULL,
  version: BodyVersion = 2,
  own: { reference?: string; metadata?: Record<string, string> } = {},
) =>
  JSON.parse(messageBody({ name, at, payload, subjectId: "tsk_1" }, side, version, own)) as {
    data: Record<string, unknown>;
  };

test.each(NAMES.flatMap((name) => BODY_VERSIONS.map((version) => [name, version] as const)))(
  "the event %s is described in version %i, and its example and a full message fit the schema",
  (name, version) => {
    const schema = messageSchema(name, version);
    expect(() => schema.parse(exampleMessage(name, version))).not.toThrow();
    const sides =
      EVENTS[name].to === "self" ? ["self" as const] : ["buyer" as const, "freelancer" as const];
    for (const side of sides) {
      const message = said(name, side, FULL, version);
      expect(() => schema.parse(message)).not.toThrow();
      expect(message.data).not.toHaveProperty("internal");
      expect(message.data).not.toHaveProperty("parties");
      expect(message.data).not.toHaveProperty("userId");
      expect(message.data).not.toHaveProperty("user_id");
    }
  },
);

test("the versions of a body differ in the spelling of their fields and in nothing else", () => {
  const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  for (const name of OFFERED) {
    const [first, second] = BODY_VERSIONS.map((version) => said(name, "freelancer", FULL, version));
    const renamed = Object.entries(first?.data ?? {}).map(([field, value]) => [
      snake(field),
      value,
    ]);
    expect(second).toEqual({ ...first, data: Object.fromEntries(renamed) });
    expect(Object.keys(second?.data ?? {}).join()).not.toMatch(/[A-Z]/);
  }
});

test("the freelancer's share is told to the freelancer only", () => {
  const withNet = NAMES.filter((name) => EVENTS[name].sometimes.includes("net"));
  expect(withNet.length).toBeGreaterThan(4);
  for (const name of withNet) {
    expect(said(name, "freelancer").data).toMatchObject({ side: "freelancer", net: "11.25" });
    expect(said(name, "buyer").data).not.toHaveProperty("net");
  }
});

test("the receiver's own reference and metadata are told with every event about an order, offer or request, and no payload's", () => {
  const payload = { ...FULL, reference: "Another's", metadata: { batchNo: "41" } };
  // Their keys are the person's words: no version spells them differently.
  const own = { reference: "INV-7", metadata: { batchNo: "42" } };
  const named = NAMES.filter((name) =>
    ["orderId", "offerId", "requestId"].some((field) =>
      EVENTS[name].always.includes(field as "orderId"),
    ),
  );
  expect(named.length).toBeGreaterThan(35);
  for (const name of named) {
    const side = EVENTS[name].to === "self" ? "self" : "buyer";
    for (const version of BODY_VERSIONS)
      expect(said(name, side, payload, version, own).data).toMatchObject(own);
    expect(said(name, "freelancer", payload, 2, own).data).toMatchObject(own);
    expect(said(name, "freelancer", payload).data).not.toHaveProperty("reference");
    expect(said(name, "freelancer", payload).data).not.toHaveProperty("metadata");
    expect(messageSchema(name).safeParse(said(name, side, payload, 2, own)).success).toBe(true);
  }
  expect(said("deposit.succeeded", "self", payload, 2, own).data).not.toHaveProperty("reference");
});

test("an event is sent to the people its payload names, and to no other", () => {
  const order = { name: "order.placed", payload: FULL } as const;
  expect(receiversOf(order)).toEqual([
    { userId: "usr_ada", side: "buyer" },
    { userId: "usr_lin", side: "freelancer" },
  ]);
  expect(receiversOf({ name: "payout.settled", payload: FULL })).toEqual([
    { userId: "usr_ada", side: "self" },
  ]);
  for (const name of NAMES) expect(receiversOf({ name, payload: {} })).toEqual([]);
});

test("ten thousand tasks are named by their order; the list is cut and the count is not", () => {
  const [taskId = ""] = FULL.taskIds ?? [];
  const payload = { ...FULL, count: 10_000, taskIds: Array.from({ length: 10_000 }, () => taskId) };
  const message = said("task.accepted", "buyer", payload);
  expect(message.data["task_ids"]).toHaveLength(100);
  expect(message.data["count"]).toBe(10_000);
});

test("every described field of an event exists, and events sent unasked are not offered", () => {
  const used = new Set(NAMES.flatMap((n) => [...EVENTS[n].always, ...mayHave(n)]));
  expect(Object.keys(DATA_FIELDS).filter((field) => !used.has(field as never))).toEqual([]);
  expect(NAMES.filter((name) => !OFFERED.includes(name))).toEqual([
    "user.signed_up",
    ...NAMES.filter((name) => name.startsWith("account.")),
    "review.reported",
    "review.report_decided",
    "payout_account.changed",
    "payout_settings.changed",
    ...NAMES.filter((name) => name.startsWith("suspension.")),
    ...NAMES.filter((name) => /^gigs?[.](?!picture)/.test(name)),
    "books.wrong",
    "report.made",
    "report.decided",
    "report.warned",
    "staff.role_changed",
    "staff.ruled",
    "staff.report_decided",
    "staff.review_decided",
    "staff.suspense_assigned",
    "staff.commission_published",
    "webhook.test",
    "webhook.added",
    "webhook.changed",
  ]);
});
