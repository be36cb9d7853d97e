/** A new address counts once it is verified; the old one is told, and payouts rest. */
import { expect, test } from "vitest";
import { changeEmail } from "#app/domain/people/addresses/change-email.ts";
import { finishEmailChange } from "#app/domain/people/addresses/finish-email-change.ts";
import { verifyEmail } from "#app/domain/people/addresses/verify-email.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import { sql } from "#app/domain/store/store.ts";
import { addressOf, mailedToken, opened, pressed } from "#tests/kit/addresses.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, setEmailState } from "#tests/kit/members.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
useQuickPasswords();
useMovedClock();

const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;

async function asked(actor: UserActor, email: string): Promise<string> {
  await changeEmail(actor, { email, key: newFormKey() });
  return mailedToken(actor.id, "change_email");
}

const toldAt = (actor: UserActor) => sql<{ mailTo: string }[]>`
  select payload->>'mailTo' as "mailTo" from events
  where subject_id = ${actor.id} and name = 'account.email_changed' order by id`;

let scenes = 0;
happensOnce("use a new address", async () => {
  scenes += 1;
  const ada = await member(`moves-${scenes}`);
  const token = await asked(ada, `moved-${scenes}@example.test`);
  return {
    call: (key) => finishEmailChange({ token, key }),
    effect: () => addressOf(ada),
    once: `verified moved-${scenes}@example.test`,
    second: "link_invalid",
  };
});

test("the old address is told with its own link, and payouts rest for 72 hours", async () => {
  const ada = await member("ada");
  await finishEmailChange(pressed(await asked(ada, "new@example.test")));
  expect(await toldAt(ada)).toEqual([{ mailTo: "ada@example.test" }]);
  expect(await mailedToken(ada.id, "undo_email")).toMatch(/^[\w-]{43}$/);
  expect((await restOf(ada.id))?.until).toEqual(hoursAfter(nowDate(), 72));
});

test("a new address that another account verified meanwhile is refused, and the old one stays", async () => {
  const lin = await member("lin");
  const token = await asked(lin, "wanted@example.test");
  const owner = await opened("mailbox", "wanted@example.test");
  await verifyEmail(pressed(await mailedToken(owner.id, "verify_email")));
  expect(await codeOf(finishEmailChange(pressed(token)))).toBe("email_taken");
  expect(await addressOf(lin)).toBe("verified lin@example.test");
});

test("an old address that another account verified meanwhile is not told", async () => {
  const max = await member("max");
  await setEmailState(max, "from_before");
  const token = await asked(max, "max.new@example.test");
  const owner = await opened("max-mailbox", "max@example.test");
  await verifyEmail(pressed(await mailedToken(owner.id, "verify_email")));
  await finishEmailChange(pressed(token));
  expect(await addressOf(max)).toBe("verified max.new@example.test");
  expect(await toldAt(max)).toEqual([]);
});

test("a suspended person's address is not changed by a link from before", async () => {
  const eve = await member("eve");
  const token = await asked(eve, "eve.new@example.test");
  await suspend(OPERATOR, { userId: eve.id, reason: "Stolen cards.", key: newFormKey() });
  expect(await codeOf(finishEmailChange(pressed(token)))).toBe("account_suspended");
});
