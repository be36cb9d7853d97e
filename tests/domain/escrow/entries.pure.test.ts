/** Money that leaves an escrow: to the right parties, whole, and with the same commission however it is divided. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { commissionOn } from "#app/domain/commission/quote.ts";
import { refundEntries, releaseEntries, releaseOf } from "#app/domain/escrow/entries.ts";
import type { EscrowedTask } from "#app/domain/escrow/entries.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";

const AT = new Date("2026-11-29T12:00:00Z");

function escrowed(changes: Partial<EscrowedTask> = {}): EscrowedTask {
  return {
    id: "tsk_1",
    buyerId: "usr_buyer",
    freelancerId: "usr_freelancer",
    currency: "USD",
    releasedMicros: 0n,
    commissionBps: 1000,
    clearingHours: 0,
    fundsClearAt: null,
    ...changes,
  };
}

const released = (task: EscrowedTask, micros: bigint, at: Date) =>
  releaseEntries(task, releaseOf(task, micros, at));

test("a release pays the freelancer and the commission, and no other account", () => {
  expect(released(escrowed(), 1_000_000n, AT)).toEqual([
    expect.objectContaining({ kind: "escrow.release", to: "usr_freelancer", micros: 900_000n }),
    expect.objectContaining({ kind: "escrow.commission", to: PLATFORM, micros: 100_000n }),
  ]);
});

test("a release of card money, or with hours of clearing, goes through clearing", () => {
  const later = new Date(AT.getTime() + 1);
  for (const held of [{ clearingHours: 1 }, { fundsClearAt: later }])
    expect(released(escrowed(held), 10n, AT)[0]?.kind).toBe("escrow.release_clearing");
  expect(released(escrowed({ fundsClearAt: AT }), 10n, AT)[0]?.kind).toBe("escrow.release");
});

test("a refund goes to the buyer whole, without commission", () => {
  expect(refundEntries(escrowed(), 7n)).toEqual([
    expect.objectContaining({ kind: "escrow.refund", to: "usr_buyer", micros: 7n }),
  ]);
});

test("an amount of zero posts no transfer", () => {
  expect([...released(escrowed(), 0n, AT), ...refundEntries(escrowed(), 0n)]).toEqual([]);
  // A hundredth of a cent: all of it is the freelancer's.
  expect(released(escrowed(), 1n, AT)).toHaveLength(1);
});

test("parts released one after the other add up to one release, whatever the rate", () => {
  const parts = fc.array(fc.bigInt(1n, 10n ** 12n), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 10_000 }), (all, commissionBps) => {
      let releasedMicros = 0n;
      let commission = 0n;
      for (const part of all) {
        const entries = released(escrowed({ releasedMicros, commissionBps }), part, AT);
        expect(entries.reduce((sum, { micros }) => sum + micros, 0n)).toBe(part);
        for (const { kind, micros } of entries)
          if (kind === "escrow.commission") commission += micros;
        releasedMicros += part;
      }
      expect(commission).toBe(commissionOn(releasedMicros, commissionBps));
    }),
  );
});
