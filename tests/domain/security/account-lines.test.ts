/** The security log tells who gave which account another address, and who closed one: the changes that take an account away. */
import { expect, test } from "vitest";
import { askClosing } from "#app/domain/closings/ask-closing.ts";
import { closeAccounts } from "#app/domain/closings/close-accounts.ts";
import { keepAccount } from "#app/domain/closings/keep-account.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { changeEmail } from "#app/domain/people/addresses/change-email.ts";
import { finishEmailChange } from "#app/domain/people/addresses/finish-email-change.ts";
import { undoEmailChange } from "#app/domain/people/addresses/undo-email-change.ts";
import { verifyEmail } from "#app/domain/people/addresses/verify-email.ts";
import { mailedToken, opened, pressed } from "#tests/kit/addresses.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, setEmailState } from "#tests/kit/members.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { useSecurityLines } from "#tests/kit/security-lines.ts";

useDatabase();
useQuickPasswords();
const clock = useMovedClock();
const log = useSecurityLines();

const eventsAbout = (userId: string) =>
  log
    .taken()
    .filter(({ account }) => account === userId)
    .map(({ security }) => security);

test("a change of address and its undoing each leave a line, and so does an account that loses its address", async () => {
  const ada = await member("ada");
  await changeEmail(ada, { email: "new@example.test", key: newFormKey() });
  await finishEmailChange(pressed(await mailedToken(ada.id, "change_email")));
  await undoEmailChange(pressed(await mailedToken(ada.id, "undo_email")));
  expect(eventsAbout(ada.id)).toEqual([
    "address.change_asked",
    "address.verified",
    "address.changed",
    "address.verified",
    "address.undone",
  ]);
  const old = await member("old");
  await setEmailState(old, "from_before");
  const owner = await opened("mailbox", "old@example.test");
  await verifyEmail(pressed(await mailedToken(owner.id, "verify_email")));
  expect(eventsAbout(old.id)).toEqual(["address.lost"]);
});

test("a closing that is asked for, called off and carried out leaves a line each time", async () => {
  const who = await member("leaves");
  const ask = () => askClosing(who, { rest: "pay", key: newFormKey() });
  await ask();
  await keepAccount(who, { key: newFormKey() });
  await ask();
  clock.pass(24);
  await closeAccounts();
  expect(eventsAbout(who.id)).toEqual([
    "closing.asked",
    "closing.kept",
    "closing.asked",
    "account.closed",
  ]);
});
