/** The worker's part: carries every batch on, a slice of each in turn, until all have ended. */
import { roundRobin } from "#app/domain/jobs/round-robin.ts";
import { runSlice } from "./run-slice.ts";
import { runningBatches } from "./running-batch.ts";

export const runBatches = roundRobin({ open: runningBatches, slice: (id) => runSlice(id) });
