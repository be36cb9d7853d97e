/** Checks the rates of a new commission schedule as staff typed them, and turns them into rows. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { CommissionRate } from "./schedule.ts";

export interface DraftRate {
  categoryId: string | null;
  /** The freelancer the rate was agreed with; null for everybody. */
  handle: string | null;
  /** As typed: `10`, `7.25`. */
  percent: string;
  /** Form field at which a refusal is shown. */
  field: string;
}

/** 50 %; the database allows no more either. */
const MAX_BPS = 5000;

/** Parses a percentage with at most two decimals into basis points. Refuses `rate_invalid` at `field`. */
export function parseBps(percent: string, field: string): number {
  const match = /^(\d{1,2})(?:\.(\d{1,2}))?$/.exec(percent.trim());
  if (match === null) refuse("rate_invalid", { field });
  const [, whole = "", decimals = ""] = match;
  const bps = Number.parseInt(whole, 10) * 100 + Number.parseInt(decimals.padEnd(2, "0"), 10);
  if (bps > MAX_BPS) refuse("rate_invalid", { field });
  return bps;
}

/**
 * Refuses `rate_invalid`, `unknown_category`, `invalid_input` for an unknown freelancer or a duplicate pair, and `rate_invalid`
 * for a list without the rate for everybody.
 */
export async function checkRates(
  drafts: DraftRate[],
  reader: Tx["sql"] | typeof sql = sql,
): Promise<CommissionRate[]> {
  const [categories, people] = await Promise.all([
    reader<{ id: string }[]>`select id from categories`,
    reader<{ id: string; handle: string }[]>`
      select id, lower(handle) as handle from users
      where lower(handle) = any(${drafts.flatMap(({ handle }) => (handle === null ? [] : [handle.toLowerCase()]))}::text[])`,
  ]);
  const known = new Set(categories.map(({ id }) => id));
  const ids = new Map(people.map(({ id, handle }) => [handle, id]));
  const seen = new Set<string>();
  const rates = drafts.map(({ categoryId, handle, percent, field }) => {
    if (categoryId !== null && !known.has(categoryId)) refuse("unknown_category", { field });
    const freelancerId = handle === null ? null : (ids.get(handle.toLowerCase()) ?? null);
    if (handle !== null && freelancerId === null)
      refuse("invalid_input", { field, sentence: `There is no person with the handle ${handle}.` });
    const pair = `${categoryId ?? ""} ${freelancerId ?? ""}`;
    if (seen.has(pair))
      refuse("invalid_input", {
        field,
        sentence: "There is already a rate for this. Keep only one.",
      });
    seen.add(pair);
    return { categoryId, freelancerId, bps: parseBps(percent, field) };
  });
  if (!seen.has(" "))
    refuse("rate_invalid", {
      field: "rate_all",
      sentence: "A schedule needs a general rate.",
    });
  return rates;
}
