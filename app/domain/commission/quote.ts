/** The platform's share: a pure proportion, so that a one-cent task loses no more of itself than a big one. */

export interface Quote {
  priceMicros: bigint;
  commissionMicros: bigint;
  /** What the freelancer receives. */
  netMicros: bigint;
  bps: number;
}

const BPS_OF_ONE = 10_000n;

/** The share of an amount (micros) at a rate in basis points, rounded down: dust stays with the freelancer. */
export function commissionOn(micros: bigint, bps: number): bigint {
  return (micros * BigInt(bps)) / BPS_OF_ONE;
}

/**
 * The share due when a further `part` is released after `releasedBefore`: the difference of the running totals' shares,
 * so that any sequence of parts adds up to the share of the whole.
 */
export function commissionOnPart(releasedBefore: bigint, part: bigint, bps: number): bigint {
  return commissionOn(releasedBefore + part, bps) - commissionOn(releasedBefore, bps);
}

/** What both sides see before anything happens. */
export function quote(priceMicros: bigint, bps: number): Quote {
  const commissionMicros = commissionOn(priceMicros, bps);
  return { priceMicros, commissionMicros, netMicros: priceMicros - commissionMicros, bps };
}
