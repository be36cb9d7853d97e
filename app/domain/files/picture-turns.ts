/** Work on pictures takes turns, one picture at a time, so that sign-ins and pages go on. Each sender gets an equal share. */
import { FairQueue } from "#app/domain/kernel/fair-queue.ts";

const turns = new FairQueue({ atOnce: 1, mostWaiting: { known: 20, strangers: 0 } });

/** Refuses `busy` when too many wait. */
export function inTurn<T>(senderId: string, work: () => Promise<T>): Promise<T> {
  return turns.take({ place: senderId, known: true }, work);
}
