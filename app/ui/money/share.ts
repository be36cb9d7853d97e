/** Computes the share of an amount in a whole as a length for drawings; no payment uses these numbers. */

/** `part` of `whole` in thousandths, a whole number from 0 to 1000; 0 when there is no whole. */
export function permille(part: bigint, whole: bigint): number {
  if (whole <= 0n || part <= 0n) return 0;
  const share = (part * 1000n) / whole;
  return Number.parseInt(`${share > 1000n ? 1000n : share}`, 10);
}

/** Rounds up to 1, 2 or 5 times a power of ten; the top line of a chart. */
export function roundUpNicely(micros: bigint): bigint {
  let step = 1n;
  while (step * 10n < micros) step *= 10n;
  return [1n, 2n, 5n, 10n].map((times) => times * step).find((top) => top >= micros) ?? step * 10n;
}
