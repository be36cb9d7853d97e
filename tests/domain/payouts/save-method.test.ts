/** Payout accounts: one at a time, also when several forms arrive together. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { removeMethod, saveMethod } from "#app/domain/payouts/save-method.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { payoutAccount } from "#tests/kit/money-story.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";

useDatabase();

async function accountsOf(userId: string) {
  const [row] = await sql`
    select count(*) filter (where removed_at is null)::int as active, count(*)::int as ever
    from payout_methods where user_id = ${userId}`;
  return row;
}

const account = accountNumberOf("DE", "100100100000000042");
const newcomer = () => person(`holder-${newFormKey().slice(0, 8)}`);

happensOnce("save a payout account", async () => {
  const who = await newcomer();
  return {
    call: (key) => saveMethod(who, { holder: "Lin Example", account, key }),
    effect: () => accountsOf(who.id),
    once: { active: 1, ever: 1 },
    second: "done",
    both: { active: 1, ever: 2 },
  };
});

happensOnce("remove a payout account", async () => {
  const who = await newcomer();
  const methodId = await payoutAccount(who);
  return {
    call: (key) => removeMethod(who, { methodId, key }),
    effect: () => accountsOf(who.id),
    once: { active: 0, ever: 1 },
    second: "not_found",
  };
});
