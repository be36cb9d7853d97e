/** The mailed unlock link: at most one mail in twelve hours, for the account it was made for, and for a day. */
import { expect, test } from "vitest";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import {
  leadsTo,
  offerWayIn,
  readUnlockLink,
  WAY_IN_HOURS,
} from "#app/domain/security/unlock-link.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";

useDatabase();
const clock = useMovedClock();
const newcomer = () => person(`guest-${newFormKey().slice(0, 8)}`);

async function mailed(userId: string): Promise<string[]> {
  const rows = await sql<{ link: string }[]>`
    select payload->>'wayIn' as link from events where name = 'account.guessed_at' and subject_id = ${userId} order by id`;
  return rows.map(({ link }) => link);
}

changesOnce("offer a way in", async () => {
  const who = await newcomer();
  return {
    call: () => offerWayIn(who.id),
    effect: async () => (await mailed(who.id)).length,
    once: 1,
  };
});

test("an unlock link is mailed again half a day later, opens its own account only, and ends after a day", async () => {
  const who = await newcomer();
  // Half days are counted by the calendar: begin just after the next noon or midnight.
  clock.pass(12.1 - ((nowDate().getTime() / 3_600_000) % 12));
  await offerWayIn(who.id);
  clock.pass(11);
  await offerWayIn(who.id);
  expect(await mailed(who.id)).toHaveLength(1);
  clock.pass(1);
  await offerWayIn(who.id);
  const [first = "", second = ""] = await mailed(who.id);
  const wayIn = readUnlockLink(second);
  expect(leadsTo(wayIn, who.id, null)).toBe(true);
  expect(leadsTo(wayIn, (await newcomer()).id, null)).toBe(false);
  expect(leadsTo(wayIn, who.id, new Date(nowDate().getTime() + 1000))).toBe(false);
  clock.pass(WAY_IN_HOURS - 12);
  expect([readUnlockLink(first), readUnlockLink(second)]).toEqual([null, wayIn]);
});
