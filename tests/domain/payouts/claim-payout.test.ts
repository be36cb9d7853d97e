/** Claiming a payout for the bank: by one worker, and never beyond the money at our bank. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { claimPayout, claimPayouts } from "#app/domain/payouts/claim-payout.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, fillBank, payoutAccount, USD } from "#tests/kit/money-story.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";

useDatabase();
const clock = movingClock();

/** A payout waiting to be submitted; our bank account holds no money for it yet. */
async function queued(micros = 2_000_000n): Promise<string> {
  const handle = newFormKey().slice(0, 8);
  const lin = await person(`lin-${handle}`);
  await earned(await person(`ada-${handle}`), lin, 10_000_000n, { atBank: false });
  const methodId = await payoutAccount(lin);
  return (await withdraw(lin, { amount: USD(micros), methodId, key: newFormKey() })).answer
    .payoutId;
}

async function attempts(payoutId: string): Promise<number | undefined> {
  const [row] = await sql<{ attempts: number }[]>`
    select attempts from payouts where id = ${payoutId}`;
  return row?.attempts;
}

changesOnce("claim a payout", async () => {
  await fillBank(2_000_000n);
  const id = await queued();
  return {
    call: () => claimPayout(id),
    effect: () => attempts(id),
    once: 1,
  };
});

test("two claims of one payout at once against the bank's money: one waits for money", async () => {
  const [one, two] = [await queued(), await queued()];
  await fillBank(3_000_000n);
  const asks = await Promise.all([claimPayouts([one]), claimPayouts([two])]);
  const said = asks.flatMap((map) => [...map.values()]);
  expect(said.toSorted()).toEqual(["nothing", "submit"]);
  expect(((await attempts(one)) ?? 0) + ((await attempts(two)) ?? 0)).toBe(1);
});

test("a list of payouts is claimed with one query of the bank's money, the first in line first", async () => {
  const ids = [await queued(), await queued(), await queued(1_000_000n)];
  // The tests before submitted 2 $ each and left 1 $.
  await fillBank(2_000_000n);
  const asks = await claimPayouts(ids);
  expect(ids.map((id) => asks.get(id))).toEqual(["submit", "nothing", "submit"]);
});

test("a payout that was submitted more than 20 hours ago is looked up and not sent again", async () => {
  await fillBank(2_000_000n);
  const id = await queued();
  expect(await claimPayout(id)).toBe("submit");
  clock.forward({ hours: 19 });
  expect(await claimPayout(id)).toBe("submit");
  clock.forward({ hours: 2 });
  expect(await claimPayout(id)).toBe("look_up");
});
