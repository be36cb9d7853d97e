/** The worker's part: carries every batch on, a slice of each in turn, until all have ended. */
import { takingTurns } from "#app/domain/jobs/take-turns.ts";
import { runSlice } from "./run-slice.ts";
import { runningBatches } from "./running-batch.ts";

export const runBatches = takingTurns({ open: runningBatches, slice: (id) => runSlice(id) });
