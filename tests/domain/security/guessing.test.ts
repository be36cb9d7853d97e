/** Guessing at the sign-in: equal work for known and unknown addresses, few hashes for many tries, every byte compared. */
import { createHook } from "node:async_hooks";
import { Worker } from "node:worker_threads";
import { expect, test, vi } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { withSignIn } from "#app/domain/security/known-browser.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import { signUp } from "#app/domain/people/sign-up.ts";
import { sql } from "#app/domain/store/store.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { person } from "#tests/kit/cast.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import type { HashingWork } from "#app/domain/security/hash-in-thread.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";

useDatabase();
useQuickPasswords();

/** The hashes that begin while `work` runs, in the thread for them or in this one. */
async function hashesDuring(work: () => Promise<unknown>): Promise<string[]> {
  const begun: string[] = [];
  const hook = createHook({
    init: (_, type) => void (type.startsWith("bcrypt:") && begun.push(type)),
  });
  const asked = vi.spyOn(Worker.prototype, "postMessage");
  hook.enable();
  try {
    await work();
    const works = asked.mock.calls.map(([sent]) => sent as HashingWork);
    return [...begun, ...works.map(({ against }) => (against === null ? "hash" : "compare"))];
  } finally {
    hook.disable();
    asked.mockRestore();
  }
}

const from = (place: number) => ({ address: `198.18.${place >> 8}.${place & 255}`, agent: "" });
const tried = (handle: string, place = 0, password = "not this one") =>
  signIn({ email: `${handle}@example.test`, password }, from(place)).catch(
    (problem: unknown) => problem,
  );

test("a sign-in compares one hash for a known address, an unknown one, and an account without a password", async () => {
  await member("known");
  await person("imported");
  const one = ["compare"];
  for (const handle of ["known", "unknown", "imported"])
    expect([handle, await hashesDuring(() => tried(handle))]).toEqual([handle, one]);
});

const PLACES = 25;
const EACH = 40;
/** Three times the ten tries of one place. */
const COMPARED = 30;

test("of a thousand tries at one account from 25 places 30 are compared, and its person's browser signs in meanwhile", async () => {
  const actor = await member("popular");
  const hashes = await hashesDuring(async () => {
    for (let n = 0; n < PLACES; n += 1)
      await Promise.all(Array.from({ length: EACH }, () => tried("popular", n)));
  });
  expect(hashes).toHaveLength(COMPARED);
  const refused = await tried("popular", PLACES + 1, PASSWORD);
  expect(refused).toMatchObject({ code: "too_many_attempts" });
  const mine = { ...from(PLACES + 2), browser: withSignIn(null, actor.id) };
  expect(await signIn({ email: "popular@example.test", password: PASSWORD }, mine)).toMatchObject({
    userId: actor.id,
  });
});

test("passwords of 71, 72 and 73 bytes are told apart to their last byte, letters of two bytes too", async () => {
  const long = "correct horse battery staple, and a farthing for the guy who said so: ab";
  expect(Buffer.byteLength(long)).toBe(72);
  const passwords = [long.slice(0, 71), long, `${long}c`, `${long.slice(0, 71)}é`];
  for (const [n, password] of passwords.entries()) {
    const handle = `long${n}`;
    const email = `${handle}@example.test`;
    await signUp({ name: "Long", handle, email, password, key: newFormKey() });
    expect(await signIn({ email, password }, from(100))).toMatchObject({ remember: true });
    for (const other of passwords.filter((one) => one !== password))
      expect((await refusalOf(signIn({ email, password: other }, from(100)))).code).toBe(
        "wrong_credentials",
      );
  }
});

test("of a hundred places at once 65 have a turn; the others are refused before anything is asked of the store", async () => {
  const counted = async () => {
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from rate_limits where key like 'sign_in_address:%'`;
    return row?.n ?? 0;
  };
  const before = await counted();
  const all = Array.from({ length: 100 }, (_, n) => tried(`nobody${n}`, 1000 + n));
  const codes = (await Promise.all(all)).map((problem) => (problem as Refusal).code);
  expect(codes.filter((code) => code === "busy")).toHaveLength(35);
  expect((await counted()) - before).toBe(65);
});
