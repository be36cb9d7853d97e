/** Codes of the second factor: each works once, also when raced, and ten thousand tries get nowhere. */
import { expect, test } from "vitest";
import { prove } from "#app/domain/security/prove.ts";
import { newCodes, tidyCode, writeCodes } from "#app/domain/security/recovery-codes.ts";
import { requireCode } from "#app/domain/security/require-code.ts";
import { codeAt } from "#app/domain/security/totp-code.ts";
import { waysOf } from "#app/domain/security/ways.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { overrideEnv } from "#app/env.server.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { giveApp, steps } from "#tests/kit/factors.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const database = useDatabase();
useQuickPasswords();
const clock = useMovedClock();

async function withApp(handle: string) {
  const { id: userId } = await person(handle);
  const seed = await giveApp(userId);
  const type = (text: string, who = userId) =>
    requireCode({ userId, text, field: "code", countedFor: { who: ["test", who] } });
  return { userId, seed, type };
}

async function codesFor(userId: string): Promise<string[]> {
  const codes = newCodes();
  const spec = { name: "test.codes" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    await writeCodes(tx, userId, codes);
    return {};
  });
  return codes;
}

test("a code of the app works once; after it the codes of the same and earlier steps are refused", async () => {
  const { seed, type } = await withApp("ada");
  expect(await type(codeAt(seed, steps(0)))).toBe("totp");
  const again = await refusalOf(type(codeAt(seed, steps(0))));
  expect([again.code, again.field]).toEqual(["code_wrong", "code"]);
  expect(again.message).toContain("used already");
  expect((await refusalOf(type(codeAt(seed, steps(-1))))).message).toContain("used already");
  expect(
    await type(` ${codeAt(seed, steps(1)).slice(0, 3)} ${codeAt(seed, steps(1)).slice(3)} `),
  ).toBe("totp");
});

test("of twenty requests at once with the same code, one wins", async () => {
  const { seed, type } = await withApp("lin");
  const code = codeAt(seed, steps(0));
  // Counted apart, so that the limit refuses none of them.
  const tries = Array.from({ length: 20 }, (_, at) => type(code, `${at}`));
  const won = (await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled");
  expect(won).toHaveLength(1);
});

test("a clock 90 seconds off is named as the cause, and the code of the future does not work later", async () => {
  const { seed, type } = await withApp("max");
  const slow = await refusalOf(type(codeAt(seed, steps(-3))));
  expect([slow.code, slow.message]).toEqual([
    "code_wrong",
    expect.stringContaining("90 seconds slow"),
  ]);
  const early = codeAt(seed, steps(3));
  expect((await refusalOf(type(early))).message).toContain("90 seconds fast");
  clock.pass(90 / 3600);
  expect((await refusalOf(type(early))).message).toContain("used already");
  clock.pass(30 / 3600);
  expect(await type(codeAt(seed, steps(0)))).toBe("totp");
});

test("a recovery code works once, in any case and grouping, also when it is raced", async () => {
  const { userId, type } = await withApp("zoe");
  const [first = "", second = ""] = await codesFor(userId);
  expect(first).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
  expect(await type(` ${first.toUpperCase().replaceAll("-", " ")}`)).toBe("recovery_code");
  expect((await refusalOf(type(first))).message).toContain("used before");
  const raced = await Promise.allSettled([type(second, "a"), type(second, "b")]);
  expect(raced.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect((await waysOf(userId)).codes).toBe(8);
});

test("the codes of an earlier set, and those of another person, do not work", async () => {
  const { userId, type } = await withApp("kim");
  const [old = ""] = await codesFor(userId);
  await codesFor(userId);
  const [foreign = ""] = await codesFor((await withApp("pat")).userId);
  for (const text of [old, foreign, "", "not a code"])
    expect((await refusalOf(type(text))).code).toBe("code_wrong");
});

test("letters that are misread on paper are read as the digits they look like", () => {
  expect(tidyCode("oOiI lL00 1111 zzzz")).toBe("001111001111zzzz");
  expect(tidyCode("u000-0000-0000-0000")).toBeNull();
});

test("ten thousand wrong codes are compared ten times; the refusal says when to try again", async () => {
  const restore = overrideEnv({ signInTries: 10 });
  try {
    const { seed, type } = await withApp("sam");
    const refusals: Record<string, number> = {};
    let last = "";
    const right = codeAt(seed, steps(0));
    for (let guess = 0; guess < 10_000; guess += 1) {
      const { code, message } = await refusalOf(type(`${guess}`.padStart(6, "9")));
      refusals[code] = (refusals[code] ?? 0) + 1;
      last = message;
    }
    expect(refusals).toEqual({ code_wrong: 10, too_many_attempts: 9_990 });
    expect(last).toMatch(/Please try again in 1[45] minutes/);
    expect((await refusalOf(type(right))).code).toBe("too_many_attempts");
    // A browser that is counted apart, such as the owner's, is not held up.
    expect(await type(right, "own browser")).toBe("totp");
  } finally {
    restore();
  }
});

test("with a factor the password steps up no more, a code does", async () => {
  const { id } = await member("tom");
  expect(await prove(id, { password: PASSWORD, code: "", passkey: "" })).toBe("password");
  const seed = await giveApp(id);
  const refused = await refusalOf(prove(id, { password: PASSWORD, code: "", passkey: "" }));
  expect(refused.code).toBe("step_up_required");
  const wrong = await refusalOf(prove(id, { password: PASSWORD, code: "000000", passkey: "" }));
  expect([wrong.code, wrong.field]).toEqual(["code_wrong", "stepUpCode"]);
  expect(await prove(id, { password: "", code: codeAt(seed, steps(0)), passkey: "" })).toBe(
    "second_factor",
  );
});

test("a seed opens for its own person only, and the store has no code in plain text", async () => {
  const { userId, seed } = await withApp("ida");
  const thief = await withApp("eve");
  const [row] = await database.owner<{ sealed: Buffer }[]>`
    select seed_sealed as sealed from totp_factors where user_id = ${userId}`;
  expect(row?.sealed.toString("latin1")).not.toContain(seed);
  await database.owner`alter table totp_factors disable trigger user`;
  await database.owner`update totp_factors set seed_sealed = ${row?.sealed ?? ""} where user_id = ${thief.userId}`;
  await database.owner`alter table totp_factors enable trigger user`;
  expect((await refusalOf(thief.type(codeAt(seed, steps(0))))).message).toContain(
    "no longer check",
  );
  const [code = ""] = await codesFor(userId);
  const stored = await database.owner<{ all: string }[]>`
    select (select string_agg(c::text, '') from commands c) || (select string_agg(r::text, '') from recovery_codes r) as all`;
  expect(stored[0]?.all).not.toContain(code);
});

test("the wrong codes of a stolen session use up no tries of the owner's own session", async () => {
  const { userId, seed } = await withApp("robbed");
  const restore = overrideEnv({ signInTries: 2 });
  const by = (sessionId: string, code: string) =>
    prove(userId, { password: "", code, passkey: "" }, { sessionId });
  for (const code of ["000000", "000001"])
    expect((await refusalOf(by("ses_stolen", code))).code).toBe("code_wrong");
  expect((await refusalOf(by("ses_stolen", "000002"))).code).toBe("too_many_attempts");
  expect(await by("ses_own", codeAt(seed, steps(0)))).toBe("second_factor");
  restore();
});
