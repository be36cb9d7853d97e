/** Runs as a process of its own in tests: one sweep in small batches, then prints the number of payouts. */
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";

process.stdout.write("began\n");
const made = await sweep(CLOCK, {}, 3);
process.stdout.write(`made ${made}\n`);
await closeStore();
