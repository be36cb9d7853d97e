/** Asking for the uncontested amount: one withdrawal rests at a time. */
import { sql } from "#app/domain/store/store.ts";
import { askWithdrawal } from "#app/domain/suspensions/ask-withdrawal.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { knownSeller, suspended } from "#tests/kit/suspension-scene.ts";

useDatabase();
const clock = useMovedClock();

happensOnce("ask for a withdrawal", async () => {
  const who = await suspended(await knownSeller(clock), 0n);
  return {
    call: (key) => askWithdrawal(who, { currency: "USD", key }),
    effect: () => sql`
      select state, extract(epoch from rests_until - begun_at)::int / 3600 as hours
      from suspension_withdrawals where user_id = ${who.id}`,
    once: [{ state: "resting", hours: 168 }],
    second: "withdrawal_resting",
  };
});
