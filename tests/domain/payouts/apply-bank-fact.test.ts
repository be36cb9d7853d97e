/** Facts of the bank: a message received twice at once makes one change. Every fact in every state: lifecycle-matrix.test.ts. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { applyBankFact } from "#app/domain/payouts/apply-bank-fact.ts";
import type { BankFact } from "#app/domain/payouts/bank-fact.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { payoutAccount, payoutState, USD } from "#tests/kit/money-story.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { seller } from "#tests/kit/suspension-scene.ts";

useDatabase();

const AFTER: Array<[BankFact["state"], { state: string; available: bigint; told: number }]> = [
  ["settled", { state: "settled", available: 5_000_000n, told: 1 }],
  ["refused", { state: "failed", available: 9_000_000n, told: 1 }],
  ["returned", { state: "returned", available: 9_000_000n, told: 2 }],
];

for (const [state, once] of AFTER)
  changesOnce(`apply the fact “${state}”`, async () => {
    const who = await seller(10_000_000n);
    const methodId = await payoutAccount(who);
    const amount = USD(4_000_000n);
    const { answer } = await withdraw(who, { amount, methodId, key: newFormKey() });
    const id = answer.payoutId;
    const fact = { operationKey: id, minorUnits: 400n, currency: "USD", reason: null };
    return {
      call: () => applyBankFact({ ...fact, ref: `bank_${id}`, state }),
      effect: async () => {
        const [row] = await sql<{ told: number }[]>`
            select count(*)::int as told from events where subject_id = ${id} and name <> 'payout.created'`;
        const available = await balance("earnings_available", who.id, "USD");
        return { state: await payoutState(id), available, told: row?.told };
      },
      once,
    };
  });
