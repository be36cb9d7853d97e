/** SQL: what a task `t` has of its own, else of its order `o`: what paid for it, and the time to look at its delivery. Tasks of an agreed order are funded at different moments, by different money. */
import { sql } from "#app/domain/store/store.ts";

/** Earliest time its earnings are available; null for money that is not card money. */
export function fundsClearAt() {
  return sql`case when o.agreed then t.funds_clear_at else o.funds_clear_at end`;
}

/** `card` or `balance`. */
export function fundingOf() {
  return sql`case when not o.agreed then o.funding when t.funds_clear_at is null then 'balance' else 'card' end`;
}

/** After so many hours a delivery is accepted by itself. */
export function autoAcceptHours() {
  return sql`coalesce(t.auto_accept_hours, o.auto_accept_hours)`;
}
