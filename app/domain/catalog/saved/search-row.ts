/** A saved search as the store has it, and as a search again. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import type { SearchFilters } from "#app/domain/catalog/search/search-filters.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Alert } from "./saved-limits.ts";

export interface SavedSearch {
  id: string;
  name: string;
  filters: SearchFilters;
  /** The name of the chosen category. */
  category: string | null;
  alert: Alert;
  savedAt: Date;
}

export interface SearchRow {
  id: string;
  name: string;
  words: string;
  exact: boolean;
  categoryId: string | null;
  category: string | null;
  kind: SearchFilters["kind"];
  currency: Currency | null;
  band: number | null;
  minMicros: bigint | null;
  maxMicros: bigint | null;
  withinDays: number | null;
  alert: Alert;
  savedAt: Date;
}

/** `select … from saved_searches w …`; callers append conditions. */
export function searchRows() {
  return sql`
    select w.id, w.name, w.words, w.exact, w.category_id as "categoryId", c.name as category, w.kind, w.currency, w.band,
      w.min_micros as "minMicros", w.max_micros as "maxMicros", w.within_days as "withinDays", w.alert, w.saved_at as "savedAt"
    from saved_searches w left join categories c on c.id = w.category_id`;
}

/** Newest first, because its person comes back for what is new. */
export function searchOf({ id, name, category, alert, savedAt, ...row }: SearchRow): SavedSearch {
  const { categoryId, words, exact, kind, currency, band, minMicros, maxMicros, withinDays } = row;
  const filters: SearchFilters = {
    ...readFilters(new URLSearchParams()),
    words,
    exact,
    kind,
    currency,
    band,
    minMicros,
    maxMicros,
    withinDays,
    category: categoryId,
    sort: "newest",
  };
  return { id, name, filters, category, alert, savedAt };
}
