/** The worker's job for large orders: one slice of each, round robin, until all stand or are given back (decision 54). */
import { whyNoLonger } from "#app/domain/security/still-allowed.ts";
import { forgetSetback, noteSetback } from "#app/domain/jobs/setbacks.ts";
import { roundRobin } from "#app/domain/jobs/round-robin.ts";
import { isOfTheStore, isTransient } from "#app/domain/store/database-refusals.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { makeTasks } from "./make-tasks.ts";
import { fillingNow, openFillings } from "./open-filling.ts";
import type { Filling } from "./open-filling.ts";
import { returnTasks } from "./return-tasks.ts";
import { giveBack } from "./turn-back.ts";
import { startDeadlines } from "./start-deadlines.ts";

/** A slice takes a tenth of a second on a quiet machine; ten times slower is still far below a command's limit. */
const SLICE = 500;
/** A slice that took too long is tried again at half its size, down to this. */
const SMALLEST = 50;

const WORK = "orders.fill";
/** After this many tries a failure of ours counts as permanent. */
export const MOST_TRIES = 5;

/**
 * Carries out the next slice, of at most `most` tasks; false when the order stands or is given back. Safe in parallel and when
 * killed at any point: each slice is one transaction, and does nothing when the order has moved since it was read.
 */
export async function fillSlice(orderId: string, most = SLICE): Promise<boolean> {
  const filling = await fillingNow(orderId);
  if (filling === null) {
    await forgetSetback(WORK, orderId);
    return false;
  }
  if (filling.state === "returning") {
    await inShrinkingSlices(most, (size) => returnTasks(filling, size));
    return true;
  }
  if (filling.state === "winding") {
    await inShrinkingSlices(most, (size) => startDeadlines(filling, size));
    return true;
  }
  const refusal = (await whyNotAnyMore(filling)) ?? (await tryToMake(filling, most));
  if (refusal !== null) await giveBack(filling.id, refusal);
  return true;
}

/** Checked at every slice: whether the buyer, with their token, may still order, and whether the gig may still be sold. */
async function whyNotAnyMore({ buyerId, tokenId, gigId }: Filling): Promise<Refusal | null> {
  const stopped = await whyNoLonger({ userId: buyerId, tokenId });
  if (stopped !== null) return stopped;
  // A gig the freelancer paused is closed to new buyers only; this order was quoted before.
  const [stands] = await sql`
    select 1 from gigs g join users u on u.id = g.freelancer_id
    where g.id = ${gigId} and g.state <> 'blocked' and u.state not in ('suspended', 'closed')`;
  return stands === undefined ? new Refusal("gig_not_for_sale") : null;
}

/** Returns the refusal that makes the order impossible, or null. */
async function tryToMake(filling: Filling, most: number): Promise<Refusal | null> {
  try {
    await inShrinkingSlices(most, (size) => makeTasks(filling, size));
    return null;
  } catch (problem) {
    if (isTransient(problem) || isOfTheStore(problem)) throw problem;
    if (problem instanceof Refusal) return problem;
    const tries = await noteSetback(WORK, filling.id, problem);
    if (tries < MOST_TRIES) throw problem;
    return new Refusal("unexpected");
  }
}

/** Every size uses the same key, so that a slice whose answer was lost is not done twice. */
async function inShrinkingSlices(
  most: number,
  work: (size: number) => Promise<void>,
): Promise<void> {
  for (let size = most; ; size = Math.ceil(size / 2)) {
    try {
      return await work(size);
    } catch (problem) {
      if (!isOfTheStore(problem) || size <= SMALLEST) throw problem;
    }
  }
}

export const runFillings = roundRobin({ open: openFillings, slice: (id) => fillSlice(id) });
