/** Staff's "Ask now": the next poll of an open operation is due at once. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { pollNow } from "#app/domain/payouts/payments-queue.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { payoutAccount, USD } from "#tests/kit/money-story.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { seller, tellBank } from "#tests/kit/suspension-scene.ts";
import { expect, test } from "vitest";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();

happensOnce("look at a deposit now", async () => {
  const sol = await person(`sol-${newFormKey().slice(0, 8)}`, "staff");
  const ada = await person(`ada-${newFormKey().slice(0, 8)}`);
  const { answer } = await startDeposit(ada, { amount: USD(5_000_000n), key: newFormKey() });
  const id = answer.depositId;
  return {
    call: (key) => pollNow(sol, { id, key }),
    effect: async () => {
      const [row] = await sql`
        select next_at <= ${nowDate()} as due, attempts from deposits where id = ${id}`;
      return row;
    },
    once: { due: true, attempts: 0 },
    second: "done",
  };
});

test("an operation that has ended is not polled again", async () => {
  const sol = await person("sol", "staff");
  const who = await seller(10_000_000n);
  const methodId = await payoutAccount(who);
  const amount = USD(4_000_000n);
  const { answer } = await withdraw(who, { amount, methodId, key: newFormKey() });
  const look = () => pollNow(sol, { id: answer.payoutId, key: newFormKey() });
  await look();
  await tellBank(answer.payoutId, "refused");
  expect((await refusalOf(look)).code).toBe("not_found");
});
