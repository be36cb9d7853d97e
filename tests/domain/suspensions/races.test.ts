/** Suspending, lifting, asking and paying at the same moment: one is first, and the other reads the row again. */
import { beforeAll, expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { SuspendedActor, UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { askWithdrawal } from "#app/domain/suspensions/ask-withdrawal.ts";
import { payRested } from "#app/domain/suspensions/pay-rested.ts";
import { liftSuspension } from "#app/domain/suspensions/suspend-person.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { payoutAccount, USD } from "#tests/kit/money-story.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { patientCommands } from "#tests/kit/patient-commands.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { knownSeller, seller, suspended } from "#tests/kit/suspension-scene.ts";
import { untilTrue } from "#tests/worker/until-true.ts";

patientCommands();
const database = useDatabase();
const clock = useMovedClock();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

const payoutsOf = (id: string) => sql<{ state: string }[]>`
  select state from payouts where user_id = ${id} and state <> 'settled' order by id`;
const lift = ({ id: userId }: { id: string }) =>
  liftSuspension(people.sol, { userId, reason: "It was a mistake.", key: newFormKey() });

/** Holds the person's row while the works begin one after the other, each waiting behind the one before. */
async function behindEachOther(
  { id }: { id: string },
  works: Array<() => Promise<unknown>>,
): Promise<PromiseSettledResult<unknown>[]> {
  const running: Promise<unknown>[] = [];
  await database.owner.begin(async (tx) => {
    await tx`select from users where id = ${id} for update`;
    for (const work of works) {
      const begun = work();
      // Awaited at the end; the handler avoids an unhandled rejection until then.
      begun.catch(() => {});
      running.push(begun);
      await untilTrue(20, async () => {
        const waiting = await sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        return waiting.length >= running.length;
      });
    }
  });
  return Promise.allSettled(running);
}

const rested = async (): Promise<{ lin: UserActor; who: SuspendedActor }> => {
  const lin = await knownSeller(clock);
  const who = await suspended(lin, 0n);
  await askWithdrawal(who, { currency: "USD", key: newFormKey() });
  clock.pass(7 * 24);
  return { lin, who };
};

test("two withdrawals asked for at once are one, and two workers pay it once", async () => {
  const who = await suspended(await knownSeller(clock), 0n);
  const ask = (key = newFormKey()) => askWithdrawal(who, { currency: "USD", key });
  const [one, other] = await behindEachOther(who, [() => ask(), () => ask()]);
  expect([one?.status, other?.status]).toEqual(["fulfilled", "rejected"]);
  expect(other).toMatchObject({ reason: { code: "withdrawal_resting" } });
  clock.pass(7 * 24);
  const paid = await behindEachOther(who, [() => payRested(), () => payRested()]);
  expect(paid.map((end) => end.status === "fulfilled" && end.value)).toEqual([1, 0]);
  expect(await payoutsOf(who.id)).toHaveLength(1);
});

test("a sweep behind a suspension pays nothing; a suspension behind a sweep takes the unsent payout back", async () => {
  const [late, early] = [await seller(), await seller()];
  await payoutAccount(late);
  await behindEachOther(late, [() => suspended(late, 0n, people.sol), () => sweep(CLOCK)]);
  expect(await payoutsOf(late.id)).toEqual([]);
  await payoutAccount(early);
  await behindEachOther(early, [() => sweep(CLOCK), () => suspended(early, 0n, people.sol)]);
  expect(await payoutsOf(early.id)).toEqual([{ state: "failed" }]);
});

test("a withdrawal by hand that waited behind a suspension is refused", async () => {
  const lin = await seller();
  const methodId = await payoutAccount(lin);
  const ends = await behindEachOther(lin, [
    () => suspended(lin, 0n, people.sol),
    () => withdraw(lin, { amount: USD(5_000_000n), methodId, key: newFormKey() }),
  ]);
  expect(ends[1]).toMatchObject({ reason: { code: "account_suspended" } });
  expect(await payoutsOf(lin.id)).toEqual([]);
});

test("the end of a suspension races with the end of a withdrawal's rest: the first decides, and one payout is made", async () => {
  const first = await rested();
  await behindEachOther(first.who, [() => lift(first.who), () => payRested()]);
  expect(await payoutsOf(first.who.id)).toEqual([]);
  const second = await rested();
  await behindEachOther(second.who, [() => payRested(), () => lift(second.who)]);
  expect(await payoutsOf(second.who.id)).toEqual([{ state: "queued" }]);
  expect((await refusalOf(lift(second.who))).code).toBe("transition_refused");
});

test("a payout that a worker claimed for a moment is called back once the worker lets go of it unsent", async () => {
  const lin = await seller();
  await payoutAccount(lin);
  await sweep(CLOCK);
  let suspending: Promise<unknown> | undefined;
  await database.owner.begin(async (tx) => {
    await tx`select from payouts where user_id = ${lin.id} for no key update`;
    let over = false;
    suspending = suspended(lin, 0n).finally(() => (over = true));
    await untilTrue(20, async () => {
      const waiting = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return over || waiting.length > 0;
    });
  });
  await suspending;
  expect(await payoutsOf(lin.id)).toEqual([{ state: "failed" }]);
});
