/** A change of address is undone from the old one for 72 hours, whatever the thief did meanwhile. */
import { expect, test } from "vitest";
import { changeEmail } from "#app/domain/people/addresses/change-email.ts";
import { finishEmailChange } from "#app/domain/people/addresses/finish-email-change.ts";
import { openedLink } from "#app/domain/people/addresses/opened-link.ts";
import { undoEmailChange } from "#app/domain/people/addresses/undo-email-change.ts";
import { verifyEmail } from "#app/domain/people/addresses/verify-email.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";
import { sql } from "#app/domain/store/store.ts";
import { addressOf, mailedToken, opened, pressed } from "#tests/kit/addresses.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member } from "#tests/kit/members.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
useQuickPasswords();
const clock = useMovedClock();

const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;

/** Moves the account to the address and returns the token that the address before was mailed. */
async function moved(actor: UserActor, email: string): Promise<string> {
  await changeEmail(actor, { email, key: newFormKey() });
  await finishEmailChange(pressed(await mailedToken(actor.id, "change_email")));
  return mailedToken(actor.id, "undo_email");
}

let scenes = 0;
happensOnce("undo a change of address", async () => {
  scenes += 1;
  const ada = await member(`undoes-${scenes}`);
  const token = await moved(ada, `thief-${scenes}@example.test`);
  return {
    call: (key) => undoEmailChange({ token, key }),
    effect: () => addressOf(ada),
    once: `verified undoes-${scenes}@example.test`,
    second: "link_invalid",
  };
});

test("undoing ends every session and API token of the account, and payouts rest", async () => {
  const ada = await member("ada");
  const api = await tokenOf(ada);
  const { token: session } = await startSession(ada.id, "password", { address: "", agent: "" });
  const undo = await moved(ada, "thief@example.test");
  clock.pass(1);
  await undoEmailChange(pressed(undo));
  expect(await findSession(session)).toBeNull();
  expect((await call(api, "GET", "/me")).status).toBe(401);
  expect((await restOf(ada.id))?.reason).toContain("undone");
  const told = await sql`
    select 1 from events where subject_id = ${ada.id} and name = 'account.email_restored'`;
  expect(told).toHaveLength(1);
});

test("a thief's second change does not end the owner's link, and the thief's own link ends with it", async () => {
  const lin = await member("lin");
  const owners = await moved(lin, "thief.one@example.test");
  clock.pass(1);
  const thiefs = await moved(lin, "thief.two@example.test");
  await changeEmail(lin, { email: "thief.three@example.test", key: newFormKey() });
  const waiting = await mailedToken(lin.id, "change_email");
  await undoEmailChange(pressed(owners));
  expect(await codeOf(undoEmailChange(pressed(thiefs)))).toBe("link_invalid");
  expect(await codeOf(finishEmailChange(pressed(waiting)))).toBe("link_invalid");
  expect(await addressOf(lin)).toBe("verified lin@example.test");
});

test("a change is undone for 72 hours and not after them", async () => {
  const max = await member("max");
  const token = await moved(max, "max.new@example.test");
  clock.pass(71);
  expect((await openedLink(null, token, "undo_email"))?.email).toBe("max@example.test");
  clock.pass(1);
  expect(await codeOf(undoEmailChange(pressed(token)))).toBe("link_invalid");
});

test("an old address that another account verified since does not come back", async () => {
  const sol = await member("sol");
  const token = await moved(sol, "sol.new@example.test");
  const other = await opened("other", "sol@example.test");
  await verifyEmail(pressed(await mailedToken(other.id, "verify_email")));
  expect(await codeOf(undoEmailChange(pressed(token)))).toBe("email_taken");
  expect(await addressOf(sol)).toBe("verified sol.new@example.test");
});
