/** A sign-in from a new browser is told to its person once, and from a known browser never. */
import { expect, test } from "vitest";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { noteSignIn } from "#app/domain/security/note-sign-in.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";

useDatabase();
const from = { address: "192.0.2.1", agent: "Test" };
const newcomer = async () => ({
  ...(await person(`guest-${newFormKey().slice(0, 8)}`)),
  passwordChangedAt: null,
});
const told = (sessionId: string) => sql`
  select count(*)::int as times from events where name = 'account.new_browser' and subject_id = ${sessionId}`;

changesOnce("note a sign-in from a new browser", async () => {
  const [who, sessionId] = [await newcomer(), newFormKey()];
  return {
    call: () => noteSignIn(who, sessionId, from),
    effect: () => told(sessionId),
    once: [{ times: 1 }],
  };
});

test("a browser that knew the account before its password changed is new again", async () => {
  const who = await newcomer();
  const browser = { accounts: new Map([[who.id, nowDate()]]) };
  await noteSignIn(who, "known", { ...from, browser });
  expect(await told("known")).toEqual([{ times: 0 }]);
  const changed = { ...who, passwordChangedAt: new Date(nowDate().getTime() + 1000) };
  await noteSignIn(changed, "changed", { ...from, browser });
  expect(await told("changed")).toEqual([{ times: 1 }]);
});
