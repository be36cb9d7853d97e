/** The step that empties a closed account: whole minor units are paid out, the rest is given up as agreed. */
import type { Tx } from "#app/domain/commands/command.ts";
import { cardMoneyUntil } from "#app/domain/deposits/card-money.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import { formatMoney } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { post } from "#app/domain/ledger/post.ts";
import { createPayouts } from "#app/domain/payouts/create-payouts.ts";
import type { PayoutMethod } from "#app/domain/payouts/active-method.ts";
import type { ClosingPurse } from "./closing-purses.ts";
import type { OpenClosing } from "./open-closing.ts";

/** Returns the sentences the person is told. The caller has locked the person and judged everything under that lock. */
export async function emptyPurses(
  tx: Tx,
  closing: OpenClosing,
  purses: readonly ClosingPurse[],
  method: PayoutMethod | null,
): Promise<string> {
  const said: string[] = [];
  for (const purse of purses) said.push(...(await emptyPurse(tx, closing, purse, method)));
  return said.length === 0 ? "There was no money left." : said.join(" ");
}

async function emptyPurse(
  tx: Tx,
  { id, userId, rest }: OpenClosing,
  { currency, balanceMicros, totalMicros, payableMicros }: ClosingPurse,
  method: PayoutMethod | null,
): Promise<string[]> {
  const said: string[] = [];
  const own = { from: userId, currency, subject: id };
  if (balanceMicros > 0n) {
    await post(tx, [{ ...own, kind: "closing.collect", to: userId, micros: balanceMicros }]);
    // A deposit that came in meanwhile is card money: everything is undone, and the next run waits for it.
    if ((await cardMoneyUntil(tx, { userId, currency })) !== null) refuse("stale");
  }
  const paid = rest === "pay" && method !== null ? payableMicros : 0n;
  if (paid > 0n && method !== null) {
    const [payoutId] = await createPayouts(tx, [
      { userId, methodId: method.id, currency, micros: paid, origin: "closure" },
    ]);
    if (payoutId === undefined) refuse("payout_already_open");
    await requestJob(tx, "submit-payout", { payoutId }, { key: `submit-payout:${payoutId}` });
    said.push(
      `${formatMoney({ micros: paid, currency })} is on its way to your account ending in ${method.tail}.`,
    );
  }
  const givenUp = totalMicros - paid;
  if (givenUp > 0n) {
    await post(tx, [{ ...own, kind: "closing.give_up", to: PLATFORM, micros: givenUp }]);
    said.push(`You gave up ${formatMoney({ micros: givenUp, currency })}.`);
  }
  return said;
}
