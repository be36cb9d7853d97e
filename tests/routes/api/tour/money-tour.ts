/** Deposits and payouts: the wallet read, a deposit begun, a payout asked for, earnings spent. */
import { expect } from "vitest";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { overrideEnv } from "#app/env.server.ts";
import { keyed, ok } from "#tests/kit/api.ts";
import { earned } from "#tests/kit/money-story.ts";
import { at } from "./tour-scene.ts";
import type { Scene } from "./tour-scene.ts";

const USD = (amount: string) => ({ amount, currency: "USD" as const });

export async function tourMoney({ all, buyer, seller, staff }: Scene): Promise<void> {
  await earned(all.ada, all.lin, 100_000_000n);
  const begun = ok(await buyer.POST("/wallet/deposits", { params: keyed(), body: USD("25") }));
  const deposit = { path: { id: begun.deposit_id } };
  expect(ok(await buyer.GET("/wallet/deposits/{id}", { params: deposit })).amount).toEqual(
    USD("25"),
  );
  expect(ok(await buyer.GET("/wallet/deposits")).items[0]?.id).toBe(begun.deposit_id);
  const looked = await staff.POST("/staff/payments/{id}/look", { params: at(begun.deposit_id) });
  expect(ok(looked).asked).toBe(true);
  expect(ok(await staff.GET("/staff/payments")).deposits).toEqual([]);
  const found = { state: "succeeded", minorUnits: 700n, currency: "USD", failure: null } as const;
  await applyCardFact({ ref: "card_unknown", operationKey: null, ...found });
  const [stray] = ok(await staff.GET("/staff/payments")).suspense;
  const receipt = { path: { id: stray?.id ?? "" } };
  expect(ok(await staff.GET("/staff/suspense/{id}", { params: receipt }))).toMatchObject({
    ref: "card_unknown",
    amount: { amount: "7", currency: "USD" },
    deposit: null,
  });
  const body = { handle: "max", reason: "His bank said so." };
  const would = await staff.POST("/staff/suspense/{id}/preview", { params: receipt, body });
  expect(ok(would)).toMatchObject({ name: "Max", ends_deposit: null });
  const given = await staff.POST("/staff/suspense/{id}/assign", {
    params: at(stray?.id ?? ""),
    body,
  });
  expect(ok(given)).toMatchObject({ handle: "max", amount: { amount: "7" } });
  expect(ok(await staff.GET("/staff/payments"))).toMatchObject({
    suspense: [],
    explained: [{ ref: "card_unknown", handle: "max", by: "Sol", reason: "His bank said so." }],
  });

  const preferences = { threshold: "7.5", currency: "USD" as const, automatic: false };
  const chosen = await seller.PUT("/wallet/preferences", { params: keyed(), body: preferences });
  expect(ok(chosen).threshold).toEqual(USD("7.5"));
  const account = accountNumberOf("DE", "100100100000009900");
  const restore = overrideEnv({ methodCooldownHours: 0 });
  const method = { holder: "Lin Example", account };
  const saved = ok(await seller.PUT("/wallet/payout_method", { params: keyed(), body: method }));
  restore();
  const out = { ...USD("50"), method_id: saved.method_id };
  const paid = ok(await seller.POST("/wallet/payouts", { params: keyed(), body: out }));
  const payout = { path: { id: paid.payout_id } };
  expect(ok(await seller.GET("/wallet/payouts/{id}", { params: payout })).amount).toEqual(
    USD("50"),
  );
  expect(ok(await seller.GET("/wallet/payouts")).items).toHaveLength(1);
  const spent = await seller.POST("/wallet/spend_earnings", { params: keyed(), body: USD("1.5") });
  expect(ok(spent).moved).toEqual(USD("1.5"));

  const { purses } = ok(await seller.GET("/wallet"));
  expect(purses[0]).toMatchObject({ balance: USD("1.5"), preferences: { threshold: USD("7.5") } });
  const held = ok(await buyer.GET("/wallet/held"));
  expect(held.tasks.map(({ side }) => side)).toContain("buyer");
  const year = { params: { query: { currency: "USD" as const } } };
  const months = ok(await seller.GET("/wallet/earnings", year)).items;
  expect(months).toHaveLength(12);
  expect(months.some(({ amount }) => amount.amount !== "0")).toBe(true);
  const limit = { query: { limit: 5 } };
  expect(ok(await seller.GET("/wallet/statement", { params: limit })).items.length).toBeGreaterThan(
    2,
  );
  const day = { from: "2020-01-01", to: "2120-01-01" };
  const summary = ok(await seller.GET("/wallet/statement/summary", { params: { query: day } }));
  expect(summary.accounts.map(({ account }) => account)).toContain("earnings_available");
  const gone = { params: at(saved.method_id) };
  ok(await seller.DELETE("/wallet/payout_method/{id}", gone));
  expect(ok(await seller.GET("/wallet")).method).toBeNull();
}
