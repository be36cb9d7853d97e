/** Sentences that all offers share. */

export function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}

/** `bps` is the commission's rate in basis points. */
export function commissionNote(bps: number): string {
  return `The price is all you pay. Farthing's commission of ${bps / 100} % comes out of it, not on top.`;
}
