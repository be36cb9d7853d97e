/** Says in words which pieces of an order a delivery holds. */

export interface HeldPieces {
  count: number;
  /** The places of the first and the last piece in the order, from 1. */
  first: number;
  last: number;
}

/** `no. 3`, `4 tasks, no. 3 to 6`, or `4 tasks between no. 3 and 40` when other pieces lie between. */
export function piecesWords({ count, first, last }: HeldPieces): string {
  const [many, from, to] = [count, first, last].map((number) => number.toLocaleString("en"));
  if (count === 1) return `no. ${from}`;
  const whole = count === last - first + 1;
  return whole
    ? `${many} tasks, no. ${from} to ${to}`
    : `${many} tasks between no. ${from} and ${to}`;
}
