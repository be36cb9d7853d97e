/** The warning that the password is known: once in twelve hours, and only after strangers used up the tries for codes. */
import { expect, test } from "vitest";
import { withSignIn } from "#app/domain/security/known-browser.ts";
import { finishSignIn, sealSecondStep } from "#app/domain/security/second-step.ts";
import { warnOfCodes } from "#app/domain/security/warn-of-codes.ts";
import { sql } from "#app/domain/store/store.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { giveApp } from "#tests/kit/factors.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
useQuickPasswords({ signInTries: 3 });
const clock = useMovedClock();

const warned = async (userId: string) =>
  (await sql`select from events where name = 'account.codes_guessed' and subject_id = ${userId}`)
    .length;

changesOnce("warn of guessed codes", async () => {
  const { id } = await person(
    `p-${newFormKey()
      .slice(0, 8)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, "0")}`,
  );
  return { call: () => warnOfCodes(id), effect: () => warned(id), once: 1 };
});

test("a stranger who runs out of tries warns the person, their own browser does not", async () => {
  const { id, role } = await person("ada");
  await giveApp(id);
  const text = () =>
    sealSecondStep({
      id,
      role,
      state: "active",
      passwordHash: null,
      demo: false,
      passwordChangedAt: null,
    });
  const from = { address: "192.0.2.1", agent: "Test" };
  const own = { ...from, browser: withSignIn(null, id) };
  const wrong = async (where: typeof from) =>
    (await refusalOf(finishSignIn(text(), "000000", where))).code;
  for (let round = 0; round < 3; round += 1) expect(await wrong(own)).toBe("code_wrong");
  expect(await wrong(own)).toBe("too_many_attempts");
  expect(await warned(id)).toBe(0);
  for (let round = 0; round < 3; round += 1) expect(await wrong(from)).toBe("code_wrong");
  for (let round = 0; round < 3; round += 1) expect(await wrong(from)).toBe("too_many_attempts");
  expect(await warned(id)).toBe(1);
  clock.pass(12);
  await warnOfCodes(id);
  expect(await warned(id)).toBe(2);
});
