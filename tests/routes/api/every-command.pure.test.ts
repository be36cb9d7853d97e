/** What a person can do a program can do: every command has an operation, or a reason why not. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PLAIN_TRANSITIONS } from "#app/domain/tasks/transition-lists.ts";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";

/** Commands a program cannot give, each with the reason. */
const NOT_FOR_PROGRAMS: Record<string, string> = {
  "catalog.open-import": "the operator's, at the machine",
  "catalog.import-gigs": "the worker carries out what staff confirmed",
  "commission.begin": "the operator's, once, when a store is new",
  "demo.close": "the operator's, at the machine",
  "demo.mark": "the operator's, at the machine",
  "disputes.escalate": "the clock's",
  "disputes.run_out": "the clock's",
  "orders.remind": "the clock's",
  "orders.close_items": "the worker's, of a batch somebody began",
  "orders.note_items": "the worker's, of a batch somebody began",
  "orders.note_taken_key": "the worker's, of a batch somebody began",
  "identity.offer_first_staff_link": "the operator's, at the machine",
  "orders.fill": "the worker's, of a large order somebody placed",
  "orders.stand": "the worker's, of a large order somebody placed",
  "orders.wind_clocks": "the worker's, of a large order somebody placed",
  "orders.give_back": "the worker's, of a large order somebody placed",
  "orders.return_tasks": "the worker's, of a large order somebody placed",
  "identity.signUp": "a visitor's; a token belongs to somebody already",
  "identity.changePassword": "ends sessions, so it wants the session it came from",
  "identity.noteNewBrowser": "a sign-in's",
  "identity.offerWayIn": "a sign-in's",
  "identity.createToken": "a token must not make tokens",
  "identity.revokeToken": "done by the person, whose password made it",
  "payouts.apply_bank_fact": "the bank's",
  "payouts.claim": "the clock's",
  "payouts.clear_earnings": "the clock's",
  "books.alarm": "the clock's",
  "payouts.note_lost": "the bank's",
  "payouts.note_missing": "the bank's",
  "payouts.sweep": "the clock's",
  "suspensions.ask_withdrawal": "a suspended person's, whose tokens are refused",
  "suspensions.pay_rested": "the clock's",
  "suspensions.stop_withdrawal": "done by the link in a mail",
  "webhooks.pause_failing": "the clock's",
  "worlds.copy_token": "done by a sandbox token's first request",
  "worlds.move_in": "done by a sandbox token's first request",
  "wallet.apply_card_fact": "the card processor's",
  "wallet.look_at_deposits": "the clock's",
  "wallet.note_checkout": "the card processor's",
  "wallet.note_missing": "the card processor's",
  "wallet.settle_processor": "the card processor's",
};

/** Clock commands are named after their transition. */
const FAMILIES: Record<string, readonly string[]> = {
  "orders.": PLAIN_TRANSITIONS.map((name) => `orders.${name}`),
  "catalog.-gig": ["publish", "pause", "resume", "block", "unblock"].map((n) => `catalog.${n}-gig`),
};

const NAME = /^[a-z]+\.[a-zA-Z][\w-]*$/;

function commandNames(): Set<string> {
  const names = new Set<string>();
  for (const file of readdirSync("app/domain", { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const text = readFileSync(join("app/domain", file), "utf8");
    if (!/commands\/command\.ts"/.test(text)) continue;
    for (const [, name = ""] of text.matchAll(/\bname: "([^"]+)"/g))
      if (NAME.test(name) && /\bactor\b/.test(text)) names.add(name);
    for (const [, name = ""] of text.matchAll(/\bdecide\("([^"]+)"/g)) names.add(name);
    for (const [, name = ""] of text.matchAll(/\bNAME = "([^"]+)"/g)) names.add(name);
    for (const [, head = "", tail = ""] of text.matchAll(/name: `([a-z]+\.)\$\{\w+\}([\w-]*)`/g))
      for (const name of FAMILIES[head + tail] ?? [`${head}?${tail}`]) names.add(name);
  }
  return names;
}

/** Words of events stand beside `name:` as well; they are no commands. */
const events = readFileSync("app/domain/events/events.ts", "utf8");

test("every command has an operation or a reason", () => {
  const covered = new Set(OPERATIONS.map(({ command }) => command));
  const names = [...commandNames()].filter((name) => !events.includes(`"${name}"`));
  expect(names.length).toBeGreaterThan(40);
  const missing = names.filter((name) => !covered.has(name) && !(name in NOT_FOR_PROGRAMS));
  expect(missing).toEqual([]);
});

test("every operation is a door to a command there is, under an address and a name of its own", () => {
  const names = commandNames();
  const unknown = OPERATIONS.filter(({ command }) => command !== null && !names.has(command));
  expect(unknown.map(({ id }) => id)).toEqual([]);
  const ids = OPERATIONS.map(({ id }) => id);
  const addresses = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(addresses).size).toBe(addresses.length);
});
