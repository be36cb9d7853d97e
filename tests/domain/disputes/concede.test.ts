/** Conceding a dispute: the whole held amount goes to the other party, once. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { concede } from "#app/domain/disputes/concede.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { disputeRow, openedDispute } from "./scene.ts";

useDatabase();

for (const [side, taskState, wallet, earned] of [
  ["buyer", "released", 0n, 90_000_000n],
  ["freelancer", "refunded", 100_000_000n, 0n],
] as const)
  happensOnce(`the ${side} gives in`, async () => {
    const name = newFormKey().slice(0, 8);
    const [buyer, freelancer] = [await person(`ada-${name}`), await person(`lin-${name}`)];
    const disputeId = await openedDispute({ ada: buyer, lin: freelancer });
    return {
      call: (key) => concede(side === "buyer" ? buyer : freelancer, { disputeId, key }),
      effect: async () => {
        const row = await disputeRow(disputeId);
        return {
          dispute: row.state,
          task: row.taskState,
          wallet: await balance("wallet", buyer.id, "USD"),
          earned: await balance("earnings_available", freelancer.id, "USD"),
        };
      },
      once: { dispute: "closed", task: taskState, wallet, earned },
      second: "dispute_closed",
    };
  });
