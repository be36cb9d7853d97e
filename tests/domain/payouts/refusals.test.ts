/** Every refusal of payouts and deposits, with its code and no change. */
import { beforeEach, describe, expect, test } from "vitest";
import { CLOCK, VISITOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { clearDue } from "#app/domain/earnings/clear-earnings.ts";
import { pollNow } from "#app/domain/payouts/payments-queue.ts";
import { payoutPage } from "#app/domain/payouts/payout-page.ts";
import { choosePreferences, preferencesOf } from "#app/domain/payouts/preferences.ts";
import { removeMethod, saveMethod } from "#app/domain/payouts/save-method.ts";
import { spendEarnings } from "#app/domain/earnings/spend-earnings.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { depositPage } from "#app/domain/deposits/deposit-page.ts";
import { postSettlement } from "#app/domain/deposits/post-settlement.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, payoutAccount, USD } from "#tests/kit/money-story.ts";

useDatabase();
let count = 0;
let ada: UserActor;
let lin: UserActor;
beforeEach(async () => {
  count += 1;
  ada = await person(`ada${count}`);
  lin = await person(`lin${count}`);
});
const key = newFormKey;
const no = (code: string) => ({ code });

describe("a withdrawal", () => {
  test("needs a payout account, the one on the page, after its rest", async () => {
    await earned(ada, lin, 10_000_000n);
    const amount = USD(9_000_000n);
    await expect(withdraw(lin, { amount, methodId: "pmt_x", key: key() })).rejects.toMatchObject(
      no("payout_method_missing"),
    );
    const old = await payoutAccount(lin);
    const cooling = await payoutAccount(lin, "00", { cooling: true });
    await expect(withdraw(lin, { amount, methodId: old, key: key() })).rejects.toMatchObject(
      no("stale"),
    );
    await expect(withdraw(lin, { amount, methodId: cooling, key: key() })).rejects.toMatchObject(
      no("payout_method_cooling"),
    );
    expect(await sweep(CLOCK)).toBe(0);
    expect(await balance("earnings_available", lin.id, "USD")).toBe(9_000_000n);
  });

  test("needs a whole, sufficient and available amount, and no other payout", async () => {
    await earned(ada, lin, 10_000_000n);
    const methodId = await payoutAccount(lin);
    const ask = (micros: bigint) => withdraw(lin, { amount: USD(micros), methodId, key: key() });
    await expect(ask(990_000n)).rejects.toMatchObject(no("payout_below_minimum"));
    await expect(ask(2_000_001n)).rejects.toMatchObject(no("amount_too_precise"));
    await expect(ask(9_010_000n)).rejects.toMatchObject(no("insufficient_balance"));
    await ask(4_000_000n);
    await expect(ask(4_000_000n)).rejects.toMatchObject(no("payout_already_open"));
    await expect(withdraw(CLOCK, { amount: USD(1n), methodId, key: key() })).rejects.toMatchObject(
      no("not_allowed"),
    );
    expect(await balance("earnings_available", lin.id, "USD")).toBe(5_000_000n);
  });

  test("is made once by the same form sent twice", async () => {
    await earned(ada, lin, 10_000_000n);
    const methodId = await payoutAccount(lin);
    const input = { amount: USD(2_000_000n), methodId, key: key() };
    const first = await withdraw(lin, input);
    expect(await withdraw(lin, input)).toEqual({ answer: first.answer, replayed: true });
    await expect(withdraw(lin, { ...input, amount: USD(3_000_000n) })).rejects.toMatchObject(
      no("key_reused"),
    );
  });

  test("of another person does not exist", async () => {
    await earned(ada, lin, 10_000_000n);
    const methodId = await payoutAccount(lin);
    const { answer } = await withdraw(lin, { amount: USD(2_000_000n), methodId, key: key() });
    await expect(payoutPage(ada, answer.payoutId)).rejects.toMatchObject(no("not_found"));
    await expect(payoutPage(lin, "pay_missing")).rejects.toMatchObject(no("not_found"));
    await expect(pollNow(lin, { id: answer.payoutId, key: key() })).rejects.toMatchObject(
      no("not_found"),
    );
  });
});

describe("payout accounts, preferences and earnings", () => {
  test("an account number must be valid; replacing leaves one account; removing another's does nothing", async () => {
    const save = (account: string, holder = "Lin Example") =>
      saveMethod(lin, { holder, account, key: key() });
    for (const wrong of [
      "",
      "DE00100100100000000000",
      "DE5110010010001234560",
      "1234567890123456",
      "DE51 1001 0010 0012 3456 0!",
    ])
      await expect(save(wrong)).rejects.toMatchObject(no("payout_method_invalid"));
    await expect(save(accountNumberOf("DE", "100100100000000000"), " ")).rejects.toMatchObject(
      no("invalid_input"),
    );
    await expect(
      saveMethod(VISITOR, { holder: "x", account: "", key: key() }),
    ).rejects.toMatchObject(no("not_allowed"));
    const first = await payoutAccount(lin);
    const second = await payoutAccount(lin);
    const rows =
      await sql`select id from payout_methods where user_id = ${lin.id} and removed_at is null`;
    expect(rows.map((row) => row["id"])).toEqual([second]);
    await expect(removeMethod(ada, { methodId: second, key: key() })).rejects.toMatchObject(
      no("not_found"),
    );
    await expect(removeMethod(lin, { methodId: first, key: key() })).rejects.toMatchObject(
      no("not_found"),
    );
    await removeMethod(lin, { methodId: second, key: key() });
  });

  test("two accounts saved at once leave one", async () => {
    await Promise.all([payoutAccount(lin), payoutAccount(lin), payoutAccount(lin)]);
    const rows =
      await sql`select id from payout_methods where user_id = ${lin.id} and removed_at is null`;
    expect(rows).toHaveLength(1);
  });

  test("the threshold stays above the floor and decides the sweep; payouts by hand are not swept", async () => {
    const choose = (micros: bigint, automatic = true) =>
      choosePreferences(lin, { threshold: USD(micros), automatic, key: key() });
    await expect(choose(999_999n)).rejects.toMatchObject(no("threshold_below_floor"));
    await earned(ada, lin, 10_000_000n);
    await payoutAccount(lin);
    await choose(9_000_001n);
    expect(await sweep(CLOCK)).toBe(0);
    await choose(9_000_000n, false);
    expect(await sweep(CLOCK)).toBe(0);
    await choose(9_000_000n);
    expect(await sweep(CLOCK)).toBe(1);
    expect((await preferencesOf(lin.id, "USD")).chosen).toBe(true);
  });

  test("earnings spent become balance, never more than there are", async () => {
    await earned(ada, lin, 10_000_000n);
    await expect(spendEarnings(lin, { amount: USD(9_000_001n), key: key() })).rejects.toMatchObject(
      no("insufficient_balance"),
    );
    await expect(spendEarnings(lin, { amount: USD(0n), key: key() })).rejects.toMatchObject(
      no("amount_not_positive"),
    );
    const spends = Array.from({ length: 10 }, () =>
      spendEarnings(lin, { amount: USD(2_000_000n), key: key() }),
    );
    const done = (await Promise.allSettled(spends)).filter((each) => each.status === "fulfilled");
    expect(done).toHaveLength(4);
    expect(await balance("wallet", lin.id, "USD")).toBe(8_000_000n);
    await spendEarnings(lin, { amount: USD(1_000_000n), key: key() });
    expect(await balance("earnings_available", lin.id, "USD")).toBe(0n);
  });

  test("sweeping and clearing are the clock's and the operator's", async () => {
    await expect(sweep(lin)).rejects.toMatchObject(no("not_allowed"));
    await expect(clearDue(lin)).rejects.toMatchObject(no("not_allowed"));
  });
});

describe("deposits and settlements", () => {
  test("amounts out of range, finer than a cent, and of another person's page are refused", async () => {
    const start = (micros: bigint) => startDeposit(ada, { amount: USD(micros), key: key() });
    await expect(start(999_999n)).rejects.toMatchObject(no("deposit_out_of_range"));
    await expect(start(10_000_010_000n)).rejects.toMatchObject(no("deposit_out_of_range"));
    await expect(start(5_000_001n)).rejects.toMatchObject(no("amount_too_precise"));
    await expect(
      startDeposit(CLOCK, { amount: USD(5_000_000n), key: key() }),
    ).rejects.toMatchObject(no("not_allowed"));
    const { answer } = await start(5_000_000n);
    await expect(depositPage(lin, answer.depositId)).rejects.toMatchObject(no("not_found"));
  });

  test("a settlement that does not agree with our books is not posted", async () => {
    const batch = {
      ref: "stl_x",
      currency: "USD",
      minorUnits: 500n,
      payments: [{ ref: "card_nobody", minorUnits: 500n }],
    };
    await expect(postSettlement(batch)).rejects.toMatchObject(no("settlement_mismatch"));
    await expect(postSettlement({ ...batch, minorUnits: 501n })).rejects.toMatchObject(
      no("settlement_mismatch"),
    );
    await expect(postSettlement({ ...batch, currency: "XTS" })).rejects.toMatchObject(
      no("settlement_mismatch"),
    );
  });
});
