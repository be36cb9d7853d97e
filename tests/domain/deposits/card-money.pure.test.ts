/** One rule for all: every kind of transfer out of a balance asks whether it is card money. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TRANSFER_KINDS } from "#app/domain/ledger/transfer-kinds.ts";

/** Kind of transfer that debits a balance → the command that posts it and freezes the moment of card money. */
const LEAVES_BY: Record<string, string> = {
  "escrow.fund": "app/domain/orders/place-order.ts",
  "reserve.fund": "app/domain/orders/fillings/begin-filling.ts",
  "closing.collect": "app/domain/closings/rest-of-balance.ts",
};

test("every kind of transfer that debits a balance has its command here", () => {
  const leaving = Object.entries(TRANSFER_KINDS).filter(([, { debit }]) => debit === "wallet");
  expect(leaving.map(([kind]) => kind).toSorted()).toEqual(Object.keys(LEAVES_BY).toSorted());
});

test.each(Object.values(LEAVES_BY))("%s asks after it has posted", (path) => {
  const text = readFileSync(path, "utf8");
  const posting = text.search(/await (fund|fillReserve|post)\(/);
  expect(posting).toBeGreaterThan(0);
  expect(text.indexOf("await cardMoneyUntil(", posting)).toBeGreaterThan(posting);
});
