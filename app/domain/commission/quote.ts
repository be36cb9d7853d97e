/** Commission arithmetic: a pure proportion without minimum, so that a one-cent task pays the same share as a large one. */

export interface Quote {
  priceMicros: bigint;
  commissionMicros: bigint;
  /** What the freelancer gets. */
  netMicros: bigint;
  bps: number;
}

const BPS_OF_ONE = 10_000n;

/** Commission on `micros` at a rate in basis points, rounded down: the dust stays with the freelancer. */
export function commissionOn(micros: bigint, bps: number): bigint {
  return (micros * BigInt(bps)) / BPS_OF_ONE;
}

/**
 * Commission due when `part` is released after `releasedBefore`: the difference of the commissions on the running totals, so that
 * any sequence of parts adds up to the commission on the whole.
 */
export function commissionOnPart(releasedBefore: bigint, part: bigint, bps: number): bigint {
  return commissionOn(releasedBefore + part, bps) - commissionOn(releasedBefore, bps);
}

/** The quote buyer and freelancer see. */
export function quote(priceMicros: bigint, bps: number): Quote {
  const commissionMicros = commissionOn(priceMicros, bps);
  return { priceMicros, commissionMicros, netMicros: priceMicros - commissionMicros, bps };
}
