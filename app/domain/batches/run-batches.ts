/** The worker's job for batches: one slice of each, round robin, until all have ended. */
import { roundRobin } from "#app/domain/jobs/round-robin.ts";
import { runSlice } from "./run-slice.ts";
import { runningBatches } from "./running-batch.ts";

export const runBatches = roundRobin({ open: runningBatches, slice: (id) => runSlice(id) });
