/** Contesting earnings anew: the newest decision counts, by staff who are still staff. */
import { beforeAll, expect, test } from "vitest";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import { contestEarnings } from "#app/domain/suspensions/contest-earnings.ts";
import { person } from "#tests/kit/cast.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { whileHeld } from "#tests/kit/held-command.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { contest, seller, suspended } from "#tests/kit/suspension-scene.ts";

const database = useDatabase();
useMovedClock();
let sol: UserActor;
beforeAll(async () => {
  sol = await person("sol", "staff");
});

happensOnce("contest earnings", async () => {
  const { id: userId } = await suspended(await seller(), 0n);
  const decided = contest(5_000_000n);
  return {
    call: (key) => contestEarnings(sol, { userId, contest: decided, key }),
    effect: () => sql`
      select count(*)::int as told from events where name = 'suspension.contested' and payload->>'userId' = ${userId}`,
    once: [{ told: 1 }],
    second: "done",
    both: [{ told: 2 }],
  };
});

test("a member of staff who is suspended while they wait contests no earnings", async () => {
  const { id: userId } = await suspended(await seller(), 0n);
  const gone = await person("gone", "staff");
  const suspending = async ({ sql: tx, command }: Tx) => {
    const { id, at } = command;
    await tx`update users set state = 'suspended', command_id = ${id} where id = ${gone.id}`;
    await tx`
      insert into suspensions (id, user_id, reason, began_at, undecided_until, command_id)
      values (${newId("suspension")}, ${gone.id}, 'By hand.', ${at}, ${hoursAfter(at, 120 * 24)}, ${id})`;
  };
  const contesting = () =>
    contestEarnings(gone, { userId, contest: contest(1n), key: newFormKey() });
  const refusal = await refusalOf(whileHeld(database.owner, suspending, contesting));
  expect(refusal.code).toBe("account_suspended");
});
