/** Every command of a person is open to a program: by an operation, or a reason why not. */
import { expect, test } from "vitest";
import { COMMAND_NAMES } from "#app/domain/commands/command-names.ts";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";

/** Commands a program cannot give, each with the reason. */
const NOT_FOR_PROGRAMS: Record<string, string> = {
  "catalog.open_import": "the operator's, at the machine",
  "catalog.import_gigs": "the worker carries out what staff confirmed",
  "commission.begin": "the operator's, once, when a store is new",
  "demo.close": "the operator's, at the machine",
  "demo.give_factor": "the operator's, at the machine",
  "demo.mark": "the operator's, at the machine",
  "demo.tell_year": "the operator's, at the machine",
  "disputes.escalate": "the clock's",
  "disputes.remind": "the clock's",
  "disputes.run_out": "the clock's",
  "files.finish_shown": "the worker's",
  "agreements.expire_offers": "the clock's",
  "reviews.reveal": "the clock's",
  "reviews.remind": "the clock's",
  "reviews.mark_same_hands": "the clock's",
  "tasks.remind": "the clock's",
  "agreements.expire_requests": "the clock's",
  "agreements.tell_of_requests": "the clock's",
  "catalog.tell_of_gigs": "the clock's",
  "agreements.tell_of_passed": "the clock's",
  "agreements.tell_of_unconfirmed": "the clock's",
  "batches.close_items": "the worker's, of a batch somebody began",
  "batches.note_items": "the worker's, of a batch somebody began",
  "batches.note_taken_key": "the worker's, of a batch somebody began",
  "people.hide_first_steps": "hides a part of a page",
  "people.offer_first_staff_link": "the operator's, at the machine",
  "orders.fill": "the worker's, of a large order somebody placed",
  "orders.stand": "the worker's, of a large order somebody placed",
  "orders.wind_clocks": "the worker's, of a large order somebody placed",
  "orders.give_back": "the worker's, of a large order somebody placed",
  "orders.return_tasks": "the worker's, of a large order somebody placed",
  "people.sign_up": "a visitor's; a token belongs to somebody already",
  "people.accept_invitation": "a visitor's; a token belongs to somebody already",
  "security.add_totp": "shows a secret to a person; a token must not change what proves its person",
  "security.make_codes":
    "shows secrets to a person; a token must not change what proves its person",
  "security.remove_totp": "a token must not change what proves its person",
  "security.add_passkey": "made by a browser and its authenticator",
  "security.note_copied_passkey": "a sign-in's",
  "security.remove_passkey": "a token must not change how its person signs in",
  "security.rename_passkey": "a token must not change how its person signs in",
  "people.change_email": "a stolen token must not move the account to another address",
  "people.finish_email_change": "done by the link in a mail",
  "people.undo_email_change": "done by the link in a mail",
  "people.verify_email": "done by the link in a mail",
  "people.decline_invitation": "a visitor's, by the link in a mail",
  "people.send_invitations": "the clock's",
  "closings.carry_out": "the clock's",
  "closings.forget_addresses": "the clock's",
  "notifications.unsubscribe": "done by the link in a mail",
  "closings.keep_by_mail": "done by the link in a mail",
  "security.change_password": "ends sessions, so it wants the session it came from",
  "security.note_new_browser": "a sign-in's",
  "security.offer_way_in": "a sign-in's",
  "security.warn_of_codes": "a sign-in's",
  "security.mail_recovery": "the worker's, for a visitor who asked at a page",
  "security.finish_recovery": "done by the link in a mail",
  "security.begin_recovery": "done by the link in a mail",
  "security.stop_recovery": "done by the person, in a browser or by the link in a mail",
  "security.run_recoveries": "the clock's",
  "payouts.freeze": "done by the person, or by the link in a mail; it ends every token",
  "payouts.unfreeze": "a program must not release what its person froze",
  "security.create_token": "a token must not make tokens",
  "security.revoke_token": "done by the person, whose password made it",
  "payouts.apply_bank_fact": "the bank's",
  "payouts.claim": "the clock's",
  "earnings.clear_earnings": "the clock's",
  "proof.alarm": "the clock's",
  "payouts.note_lost": "the bank's",
  "payouts.note_missing": "the bank's",
  "payouts.sweep": "the clock's",
  "suspensions.ask_withdrawal": "a suspended person's, whose tokens are refused",
  "suspensions.pay_rested": "the clock's",
  "suspensions.stop_withdrawal": "done by the link in a mail",
  "webhooks.pause_failing": "the clock's",
  "tasks.abandon": "the clock's",
  "tasks.lapse": "the clock's",
  "tasks.go_unanswered": "the clock's",
  "tasks.settle": "the clock's",
  "agreements.expire_changes": "the clock's",
  "sandbox.copy_token": "done by a sandbox token's first request",
  "sandbox.move_in": "done by a sandbox token's first request",
  "deposits.apply_card_fact": "the card processor's",
  "deposits.look_at_deposits": "the clock's",
  "deposits.note_checkout": "the card processor's",
  "deposits.note_missing": "the card processor's",
  "deposits.settle_processor": "the card processor's",
};

test("every command has an operation or a reason", () => {
  const covered = new Set(OPERATIONS.map(({ command }) => command));
  expect(COMMAND_NAMES.length).toBeGreaterThan(40);
  const missing = COMMAND_NAMES.filter((name) => !covered.has(name) && !(name in NOT_FOR_PROGRAMS));
  expect(missing).toEqual([]);
});

test("every operation belongs to a command there is, under an address and a name of its own", () => {
  const unknown = OPERATIONS.filter(
    ({ command }) => command !== null && !COMMAND_NAMES.includes(command),
  );
  expect(unknown.map(({ id }) => id)).toEqual([]);
  const ids = OPERATIONS.map(({ id }) => id);
  const addresses = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test("every reason is given for a command that exists and has no operation", () => {
  const covered = OPERATIONS.map(({ command }) => command);
  const idle = Object.keys(NOT_FOR_PROGRAMS).filter(
    (name) => !COMMAND_NAMES.includes(name) || covered.includes(name),
  );
  expect(idle).toEqual([]);
});
