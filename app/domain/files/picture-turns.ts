/** Work on pictures takes turns, one picture at a time, so that sign-ins and pages go on. Each sender gets an equal share. */
import { FairQueue } from "#app/domain/kernel/fair-queue.ts";

/** 100 million pixels, all frames together: more than phones take, far less than a small file can claim. */
export const MOST_PIXELS = 100_000_000;
/** Time limit of one picture. */
export const PICTURE_SECONDS = 8;

const turns = new FairQueue({ atOnce: 1, mostWaiting: { known: 20, strangers: 0 } });

/** Refuses `busy` when too many wait. */
export function inTurn<T>(senderId: string, work: () => Promise<T>): Promise<T> {
  return turns.take({ place: senderId, known: true }, work);
}
