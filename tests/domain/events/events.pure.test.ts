/** The definitions of events: owners and receivers agree, and data that does not fit does not compile. */
import { expect, test } from "vitest";
import { BATCH_VERBS } from "#app/domain/batches/batch-lifecycle.ts";
import type { CommandName } from "#app/domain/commands/command-names.ts";
import { DATA_FIELDS } from "#app/domain/events/data-fields.ts";
import { EVENTS } from "#app/domain/events/events.ts";
import type { EventName, NewEvent } from "#app/domain/events/events.ts";
import { CATALOGUE } from "#app/domain/notifications/catalogue.ts";

const NAMES = Object.keys(EVENTS) as EventName[];

const MAY_BE_TOLD = {
  parties: ["buyer", "freelancer", "other", "staff"],
  pair: ["other"],
  self: ["self", "staff"],
  staff: ["staff"],
};

test("an order's events are told to its parties, a person's to that person, and the house's to staff", () => {
  const wrong = NAMES.flatMap((name) => {
    const { to, tells } = EVENTS[name];
    const strangers = tells.filter((audience) => !MAY_BE_TOLD[to].includes(audience));
    return strangers.map((audience) => `${name} tells ${audience}`);
  });
  expect(wrong).toEqual([]);
});

test("the notification catalogue has words for each person an event tells, in the definition's order, and for no other", () => {
  const told = NAMES.map((name) => [name, CATALOGUE[name].map(({ to }) => to)]);
  expect(told).toEqual(NAMES.map((name) => [name, EVENTS[name].tells]));
});

test("an event that is in no webhook sends no message", () => {
  const sending = NAMES.filter((name) => EVENTS[name].to === "staff" && EVENTS[name].always.length);
  expect(sending).toEqual([]);
});

test("a batch's verbs are the same in its own table and in the data of its event", () => {
  expect(DATA_FIELDS.verb[0].options).toEqual([...BATCH_VERBS]);
});

test("an event with wrong, missing or foreign data does not compile, and a command without a row does not either", () => {
  const payload = { userId: "usr_1", payoutId: "pay_1", currency: "USD", amount: "5" } as const;
  const right: NewEvent = { name: "payout.settled", subjectId: "pay_1", payload };
  // @ts-expect-error The amount is missing.
  const lacking: NewEvent = { ...right, payload: { userId: "usr_1", payoutId: "pay_1" } };
  // @ts-expect-error Amounts are decimal strings.
  const wrong: NewEvent = { ...right, payload: { ...payload, amount: 5 } };
  // @ts-expect-error The event belongs to one person, not to the parties of an order.
  const foreign: NewEvent = { ...right, name: "task.started" };
  // @ts-expect-error The table has no such event.
  const unlisted: NewEvent = { ...right, name: "payout.forgotten" };
  // @ts-expect-error The table has no such command.
  const command: CommandName = "payouts.forget";
  expect([right, lacking, wrong, foreign, unlisted, command]).toHaveLength(6);
});
