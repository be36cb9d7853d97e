/** Paying rested withdrawals: one payout for one withdrawal, however many workers run. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { askWithdrawal } from "#app/domain/suspensions/ask-withdrawal.ts";
import { payRested } from "#app/domain/suspensions/pay-rested.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { knownSeller, suspended } from "#tests/kit/suspension-scene.ts";

useDatabase();
const clock = useMovedClock();

changesOnce("pay what has rested", async () => {
  const who = await suspended(await knownSeller(clock), 9_000_000n);
  await askWithdrawal(who, { currency: "USD", key: newFormKey() });
  clock.pass(7 * 24);
  return {
    call: () => payRested(),
    effect: async () => {
      const [row] = await sql`
          select state, held_micros, (select count(*)::int from payouts p where p.id = w.payout_id) as payouts
          from suspension_withdrawals w where user_id = ${who.id}`;
      return { ...row, left: await balance("earnings_available", who.id, "USD") };
    },
    once: { state: "paid", held_micros: 9_000_000n, payouts: 1, left: 9_000_000n },
  };
});
