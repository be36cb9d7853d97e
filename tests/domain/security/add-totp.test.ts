/** Adding an authenticator app: a code proves it, recovery codes come with it, payouts rest, and its person is told. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { addTotp } from "#app/domain/security/add-totp.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";
import { codeAt, newSeed } from "#app/domain/security/totp-code.ts";
import { spendTotp } from "#app/domain/security/totp.ts";
import { waysOf } from "#app/domain/security/ways.ts";
import { sql } from "#app/domain/store/store.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { steps } from "#tests/kit/factors.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
useMovedClock();
const someone = () =>
  person(
    `p-${newFormKey()
      .slice(0, 8)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, "0")}`,
  );

function add(actor: UserActor, changes: Partial<Parameters<typeof addTotp>[1]> = {}) {
  const seed = newSeed();
  return addTotp(actor, { seed, code: codeAt(seed, steps(0)), key: newFormKey(), ...changes });
}

happensOnce("add an authenticator app", async () => {
  const who = await someone();
  const seed = newSeed();
  return {
    call: (key) => addTotp(who, { seed, code: codeAt(seed, steps(0)), key }),
    effect: async () => [await waysOf(who.id), await told(who.id)],
    once: [{ password: false, totp: true, codes: 10, passkeys: 0 }, ["app_added"]],
    second: "factor_there",
  };
});

const told = async (userId: string) =>
  (
    await sql<{ change: string }[]>`
      select payload->>'change' as change from events
      where name = 'account.factor_changed' and payload->>'userId' = ${userId} order by id`
  ).map(({ change }) => change);

test("the code that confirmed the app signs nobody in a second time", async () => {
  const who = await person("ada");
  const seed = newSeed();
  await add(who, { seed, code: codeAt(seed, steps(0)) });
  expect(await spendTotp(who.id, codeAt(seed, steps(0)))).toBe("used");
  expect(await spendTotp(who.id, codeAt(seed, steps(1)))).toBe("right");
});

test("a wrong code, and one of a clock 90 seconds off, add nothing and say why", async () => {
  const who = await person("lin");
  const seed = newSeed();
  const wrong = await refusalOf(add(who, { seed, code: "000000" }));
  expect([wrong.code, wrong.field]).toEqual(["code_wrong", "code"]);
  const off = await refusalOf(add(who, { seed, code: codeAt(seed, steps(-3)) }));
  expect([off.field, off.message]).toEqual(["code", expect.stringContaining("90 seconds slow")]);
  expect((await waysOf(who.id)).totp).toBe(false);
});

test("payouts rest for 72 hours, and the codes are shown to the first answer only", async () => {
  const who = await person("max");
  const key = newFormKey();
  const seed = newSeed();
  const first = await add(who, { seed, code: codeAt(seed, steps(0)), key });
  expect(new Set(first.codes).size).toBe(10);
  // The form again, when its code is long over.
  const again = await add(who, { seed, code: "000000", key });
  expect([again.codes, again.replayed, again.answer]).toEqual([null, true, first.answer]);
  const until = (await restOf(who.id))?.until?.getTime() ?? 0;
  expect(until - steps(0).getTime()).toBe(72 * 3_600_000);
});

test("sessions elsewhere end if wished; a session that proved the password alone steps up no more", async () => {
  const who = await person("zoe");
  const begin = async () => {
    const { token } = await startSession(who.id, "password", {
      address: "192.0.2.1",
      agent: "Test",
    });
    const found = await findSession(token);
    if (found === null) throw new Error("The session has just begun.");
    return { token, actor: found.signedIn.actor };
  };
  const [here, other] = [await begin(), await begin()];
  await add(here.actor);
  expect((await refusalOf(tokenOf(other.actor))).code).toBe("step_up_required");
  expect((await refusalOf(add(here.actor))).code).toBe("step_up_required");
  const kim = await person("kim");
  const [mine, far] = await Promise.all(
    [1, 2].map(() => startSession(kim.id, "password", { address: "192.0.2.1", agent: "Test" })),
  );
  const actor = (await findSession(mine?.token ?? ""))?.signedIn.actor ?? kim;
  await add(actor, { endOthers: true });
  expect(await findSession(mine?.token ?? "")).not.toBeNull();
  expect(await findSession(far?.token ?? "")).toBeNull();
});

test("a program cannot add an app", async () => {
  const refused = await refusalOf(add({ ...(await person("tom")), tokenId: "tok_any" }));
  expect(refused.code).toBe("not_allowed");
});
