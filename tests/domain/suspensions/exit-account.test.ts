/** Accounts for suspended people: each proposal and each signature counts once. */
import { beforeAll } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { proposeExitAccount, signExitAccount } from "#app/domain/suspensions/exit-account.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { seller, suspended } from "#tests/kit/suspension-scene.ts";

useDatabase();
useMovedClock();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

const account = accountNumberOf("DE", "100100100000999900");
const wish = { holder: "Lin Example", account, reason: "Seen on video." };

/** The number of signatures on each account proposed for the person. */
async function signatures(userId: string): Promise<number[]> {
  const rows = await sql<{ count: number }[]>`
    select (select count(*)::int from exit_account_signatures g where g.exit_account_id = e.id) as count
    from exit_accounts e join suspensions s on s.id = e.suspension_id where s.user_id = ${userId} order by e.id`;
  return rows.map(({ count }) => count);
}

happensOnce("propose an account", async () => {
  const { id: userId } = await suspended(await seller(), 0n);
  return {
    call: (key) => proposeExitAccount(people.sol, { ...wish, userId, key }),
    effect: () => signatures(userId),
    once: [1],
    second: "done",
    both: [1, 1],
  };
});

happensOnce("sign an account", async () => {
  const { id: userId } = await suspended(await seller(), 0n);
  const { answer } = await proposeExitAccount(people.sol, { ...wish, userId, key: newFormKey() });
  const { exitAccountId } = answer;
  return {
    call: (key) => signExitAccount(people.ray, { exitAccountId, key }),
    effect: () => signatures(userId),
    once: [2],
    second: "same_signature",
  };
});
