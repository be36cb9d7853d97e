/** The days a program asks a statement for: query fields `from` and `to`, the last day included, in UTC. */
import { z } from "zod";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { statementPeriod } from "#app/domain/ledger/statement-period.ts";

const day = z.iso.date();

export const DAYS = {
  from: day.optional().meta({ description: "First day, in UTC. Left out: from the beginning." }),
  to: day.optional().meta({ description: "Last day, in UTC. Left out: until now." }),
};

/** Refuses `invalid_input` when the last day is before the first. */
export function daysAsked({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  const all = from === undefined && to === undefined;
  return statementPeriod({ from, to, all }, nowDate()) ?? refuse("invalid_input");
}
