/** Every kind of notice is of a group, and what warns of a thief cannot be turned off. */
import { expect, test } from "vitest";
import { CATALOGUE } from "#app/domain/notifications/catalogue.ts";
import { choiceFor, choiceOf, isMutable } from "#app/domain/notifications/choices.ts";
import { groupOf, GROUPS } from "#app/domain/notifications/notice-groups.ts";
import { mailReason } from "#app/domain/notifications/mail-reason.ts";
import type { Choices } from "#app/domain/notifications/choices.ts";

const KINDS = Object.entries(CATALOGUE).flatMap(([name, rows]) =>
  rows.map(({ to }) => `${name} ${to}`),
);
const NOTHING: Choices = Object.fromEntries(
  GROUPS.map((group) => [group, { page: false, mail: "never" }]),
);

test("warnings of security and of money that leaves are always mailed at once, whatever was stored", () => {
  const warns =
    /^(user|account|payout_account|payout_settings|webhook|payout|suspension)[.].* self$|^(books|staff[.](role|commission)|report[.]warned)/;
  const fixed = KINDS.filter((kind) => !isMutable(kind));
  expect(fixed).toEqual(KINDS.filter((kind) => warns.test(kind)));
  for (const kind of fixed)
    expect([kind, choiceFor(kind, NOTHING)]).toEqual([kind, { page: true, mail: "instant" }]);
});

test("no mail that can be turned off says that it cannot", () => {
  const saying = KINDS.filter((kind) => mailReason(kind).includes("cannot be turned off"));
  expect(saying.length).toBeGreaterThan(15);
  expect(saying.filter(isMutable)).toEqual([]);
});

test("everything else can be turned off, disputes on the page excepted", () => {
  const open = KINDS.filter(isMutable);
  expect(open.length).toBeGreaterThan(40);
  for (const kind of open)
    expect([kind, choiceFor(kind, NOTHING)]).toEqual([
      kind,
      { page: groupOf(kind) === "disputes", mail: "never" },
    ]);
});

test.each([
  ["task.delivered buyer", "work"],
  ["order.placed freelancer", "work"],
  ["dispute.opened other", "disputes"],
  ["dispute.opened staff", "staff"],
  ["message.sent other", "messages"],
  ["deposit.succeeded self", "money_in"],
  ["payout.settled self", "money_out"],
  ["gig.moved self", "gigs"],
  ["staff.role_changed self", "security"],
  ["staff.ruled staff", "staff"],
  ["books.wrong staff", "security"],
  ["account.new_browser self", "security"],
  ["a.kind of-another-version", "security"],
] as const)("%s is of the group %s", (kind, group) => {
  expect(groupOf(kind)).toBe(group);
});

test("without a choice, and with one that this version does not know, all is told at once", () => {
  const unknown = { work: { mail: "weekly" } } as unknown as Choices;
  for (const choices of [null, undefined, {}, unknown])
    expect(choiceOf("work", choices)).toEqual({ page: true, mail: "instant" });
});
