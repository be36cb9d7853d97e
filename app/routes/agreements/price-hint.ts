/** Says how long the buyer of a new milestone may look at a delivery, by its price: the rule of `proposeChange` in words. Pure. */
import { formatMoney } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";

interface Rule {
  smallTaskBelow: bigint;
  autoAcceptSmallHours: number;
  autoAcceptHours: number;
}

export function priceHint(
  order: { autoAcceptHours: number; currency: Currency },
  { smallTaskBelow: micros, autoAcceptSmallHours, autoAcceptHours }: Rule,
): string {
  const time = (hours: number) => inWords(Math.max(order.autoAcceptHours, hours));
  const [small, dear] = [time(autoAcceptSmallHours), time(autoAcceptHours)];
  const sentence = `If the buyer does nothing, a delivery is accepted after ${dear}`;
  if (small === dear) return `${sentence}.`;
  return `${sentence}; for less than ${formatMoney({ micros, currency: order.currency })}, after ${small}.`;
}

function inWords(hours: number): string {
  const [count, noun] = hours % 24 === 0 ? [hours / 24, "day"] : [hours, "hour"];
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
