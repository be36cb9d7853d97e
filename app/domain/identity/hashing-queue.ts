/** Password hashing takes a fifth of a second of a core each: only two at a time, so that a flood of sign-ins cannot starve the money. */
import { refuse } from "#app/domain/kernel/refusal.ts";

const AT_ONCE = 2;

/** Whoever comes when this many wait would wait longer than people do. */
const MAX_WAITING = 40;

let running = 0;
const waiting: Array<() => void> = [];

/** Runs `work` when it is its turn. Refuses `busy` when too many wait already. */
export async function hashingTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1;
  else if (waiting.length >= MAX_WAITING) refuse("busy");
  // Whoever leaves hands its place over, so `running` does not change.
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
