/** The payable amount of a suspended person: whole cents beyond the contested amount, and none below the least payout. */
import { expect, test } from "vitest";
import { payableOf } from "#app/domain/suspensions/payable.ts";
import { env } from "#app/env.server.ts";

const FLOOR = env.payoutFloor;
const CENT = 10_000n;

test.each([
  ["nothing contested", 50_000_000n, 0n, 50_000_000n],
  ["a part contested", 50_000_000n, 20_000_000n, 30_000_000n],
  ["fractions of a cent stay", 50_009_999n, 0n, 50_000_000n],
  ["more contested than there is", 20_000_000n, 50_000_000n, 0n],
  ["all contested", 20_000_000n, 20_000_000n, 0n],
  ["exactly the least payout beside it", FLOOR + CENT, CENT, FLOOR],
  ["a cent less than the least payout", FLOOR, CENT, 0n],
])("the payable amount with %s", (_case, available, contested, micros) => {
  const payable = payableOf(available, contested, "USD");
  expect(payable).toEqual({ availableMicros: available, contestedMicros: contested, micros });
});
