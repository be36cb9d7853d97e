/** Saves a search under a name, changes how it tells of new gigs, removes it and puts it back. Only its person knows of it. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { categoryExists } from "#app/domain/catalog/write-gig.ts";
import { activeFilters, readFilters } from "#app/domain/catalog/search/search-filters.ts";
import type { SearchFilters } from "#app/domain/catalog/search/search-filters.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { lockPerson } from "#app/domain/people/lock-person.ts";
import { sql } from "#app/domain/store/store.ts";
import { MAX_SAVED_SEARCHES, MAX_SEARCH_NAME } from "./saved-limits.ts";
import type { Alert } from "./saved-limits.ts";
import { searchOf, searchRows } from "./search-row.ts";
import type { SavedSearch, SearchRow } from "./search-row.ts";

type Saved = Outcome<{ searchId: string }>;

/** The viewer's, newest first. */
export async function savedSearches(viewer: UserActor): Promise<SavedSearch[]> {
  requireAbility(viewer, "saved_searches.list");
  const rows = await sql<SearchRow[]>`
    ${searchRows()} where w.user_id = ${viewer.id} and w.ended_at is null order by w.id desc`;
  return rows.map(searchOf);
}

/** One of the viewer's. Refuses `not_found`. */
export async function savedSearch(viewer: UserActor, id: string): Promise<SavedSearch> {
  requireAbility(viewer, "saved_searches.list");
  const [row] = await sql<SearchRow[]>`
    ${searchRows()} where w.id = ${id} and w.user_id = ${viewer.id} and w.ended_at is null`;
  return searchOf(found(row));
}

export interface SaveSearchInput {
  /** The query of a search's address: `q=logo&days=3`. Its order and its place in the results are not kept. */
  search: string;
  name: string;
  alert: Alert;
  key: string;
}

/**
 * The same search again changes nothing. Refuses `invalid_input` for a search without words and filters and for the name,
 * `unknown_category`, `too_many_saved_searches`.
 */
export async function saveSearch(
  actor: UserActor,
  { search, name, alert, key }: SaveSearchInput,
): Promise<Saved> {
  const input = { search, name, alert };
  const spec = { name: "catalog.save_search" as const, actor, key, input };
  return command(spec, async (tx) => {
    const called = requireWritten(name, "name", { max: MAX_SEARCH_NAME, min: 1, lines: "one" });
    const filters = readFilters(new URLSearchParams(search));
    if (filters.words === "" && activeFilters(filters) === 0)
      refuse("invalid_input", {
        field: "search",
        sentence: "Search for words or choose a filter first. There is nothing to save yet.",
      });
    await lockPerson(tx, actor.id);
    if (filters.category !== null && !(await categoryExists(tx, filters.category)))
      refuse("unknown_category", { field: "category" });
    const there = await sameSearch(tx, actor.id, filters);
    if (there !== null) return { searchId: there };
    const id = newId("savedSearch");
    const { words, exact, category, kind, currency, band, minMicros, maxMicros } = filters;
    await tx.sql`
      insert into saved_searches (id, user_id, name, words, exact, category_id, kind, currency, band, min_micros, max_micros, within_days,
        alert, told_to, saved_at, command_id)
      values (${id}, ${actor.id}, ${called}, ${words}, ${exact}, ${category}, ${kind}, ${currency}, ${band}, ${minMicros}, ${maxMicros},
        ${filters.withinDays}, ${alert}, ${tx.command.at}, ${tx.command.at}, ${tx.command.id})`;
    return { searchId: id };
  });
}

/** The caller holds the person's lock. */
async function sameSearch(tx: Tx, userId: string, filters: SearchFilters): Promise<string | null> {
  const { words, exact, category, kind, currency, band, minMicros, maxMicros } = filters;
  const rows = await tx.sql<Array<{ id: string; same: boolean }>>`
    select id, lower(words) = lower(${words}) and exact = ${exact}
      and (category_id, kind, currency, band::int, min_micros, max_micros, within_days) is not distinct from
        (${category}::text, ${kind}::text, ${currency}::text, ${band}::int, ${minMicros}::bigint, ${maxMicros}::bigint,
         ${filters.withinDays}::int) as same
    from saved_searches where user_id = ${userId} and ended_at is null`;
  const same = rows.find((row) => row.same);
  if (same === undefined) requireRoom(rows.length);
  return same?.id ?? null;
}

function requireRoom(saved: number): void {
  if (saved >= MAX_SAVED_SEARCHES)
    refuse("too_many_saved_searches", { facts: { limit: `${MAX_SAVED_SEARCHES}` } });
}

export interface SearchInput {
  searchId: string;
  key: string;
}

/** One that told of nothing begins with gigs published from now on. Refuses `not_found`. */
export async function chooseAlert(
  actor: UserActor,
  { searchId, alert, key }: SearchInput & { alert: Alert },
): Promise<Saved> {
  const input = { searchId, alert };
  const spec = { name: "catalog.choose_alert" as const, actor, key, input };
  return command(spec, async (tx) => {
    const changed = await tx.sql`
      update saved_searches set alert = ${alert}, told_to = case when alert = 'never' then ${tx.command.at} else told_to end,
        command_id = ${tx.command.id}
      where id = ${searchId} and user_id = ${actor.id} and ended_at is null returning id`;
    found(changed[0]);
    return { searchId };
  });
}

/** For one that was removed already it does nothing. Refuses `not_found`. */
export async function removeSearch(
  actor: UserActor,
  { searchId, key }: SearchInput,
): Promise<Saved> {
  const spec = { name: "catalog.remove_search" as const, actor, key, input: { searchId } };
  return command(spec, async (tx) => {
    const ended = await tx.sql`
      update saved_searches set ended_at = coalesce(ended_at, ${tx.command.at}), command_id = ${tx.command.id}
      where id = ${searchId} and user_id = ${actor.id} returning id`;
    found(ended[0]);
    return { searchId };
  });
}

/** It tells of gigs published from now on. Refuses `not_found`, also once it is forgotten, and `too_many_saved_searches`. */
export async function putBackSearch(
  actor: UserActor,
  { searchId, key }: SearchInput,
): Promise<Saved> {
  const spec = { name: "catalog.put_back_search" as const, actor, key, input: { searchId } };
  return command(spec, async (tx) => {
    await lockPerson(tx, actor.id);
    const rows = await tx.sql<Array<{ id: string; ended: boolean }>>`
      select id, ended_at is not null as ended from saved_searches
      where user_id = ${actor.id} and (ended_at is null or id = ${searchId})`;
    const { ended } = found(rows.find(({ id }) => id === searchId));
    if (!ended) return { searchId };
    requireRoom(rows.length - 1);
    await tx.sql`
      update saved_searches set ended_at = null, told_to = ${tx.command.at}, command_id = ${tx.command.id} where id = ${searchId}`;
    return { searchId };
  });
}
