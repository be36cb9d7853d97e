/** Grows a market of any size: titles, descriptions and tags of the source, each time in another combination. */
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";
import { sourceGigs } from "./source.ts";

/** Gigs of one freelancer. */
const EACH = 10;

/** In eight gigs of every market, whatever its size. */
export const RARE_WORD = "quizzaciously";

/** Writes an empty, migrated store full. Needs a superuser, because it switches the guards off while it writes. */
export async function growMarket(url: string, gigs: number, say: (line: string) => void) {
  const begun = performance.now();
  const tell = (line: string) =>
    say(`${((performance.now() - begun) / 1000).toFixed(0)} s: ${line}`);
  const sql = connect(url, { max: 1, name: "farthing market" });
  try {
    for (const setting of SETTINGS) await sql.unsafe(setting);
    await source(sql);
    tell("texts read");
    await sql.unsafe(PEOPLE, [Math.ceil(gigs / EACH)]);
    const indexes = await takeIndexesOff(sql);
    const step = 50_000;
    for (let from = 0; from < gigs; from += step) {
      const rows = [from, Math.min(gigs, from + step), gigs];
      await sql.unsafe(GIGS, rows);
      await sql.unsafe(FOUND, rows);
    }
    tell(`${gigs} gigs written`);
    for (const each of indexes) await sql.unsafe(each);
    tell("indexes made");
    for (const statement of COUNTED) await sql.unsafe(statement);
    await sql`drop schema market cascade`;
    await sql`vacuum analyze`;
    tell("counted");
  } finally {
    await sql.end();
  }
}

const SETTINGS = [
  "set session_replication_role = replica",
  "set synchronous_commit = off",
  "set work_mem = '256MB'",
  "set maintenance_work_mem = '1GB'",
  "set client_min_messages = warning",
];

async function source(sql: Sql): Promise<void> {
  const rows = sourceGigs().map((each, n) => ({ ...each, n }));
  await sql`create schema market`;
  await sql`create table market.raw as
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      r(n int, category text, subcategory text, title text, description text, tags text)`;
  for (const statement of PREPARED) await sql.unsafe(statement);
}

const PREPARED = [
  `insert into commands (place, id, name, actor_kind, actor_id, idempotency_key, input_hash, level, answer, at, sealed_at, transaction_id)
   values (nextval('commands_place_seq'), 'cmd_0000000000000000000market', 'catalog.import_gigs', 'operator', 'operator', 'market',
     sha256('market'), 'machine', '{}', now(), now(), pg_current_xact_id())`,
  `create table market.tops as
   select category, regexp_replace(lower(category), '[^a-z0-9]+', '-', 'g') as id from market.raw group by category`,
  `create table market.shelves as
   select r.category, r.subcategory, t.id || '/' || regexp_replace(lower(r.subcategory), '[^a-z0-9]+', '-', 'g') as id, t.id as top
   from market.raw r join market.tops t using (category) group by 1, 2, t.id`,
  "insert into categories (id, name, name_key) select id, category, lower(category) from market.tops on conflict do nothing",
  `insert into categories (id, parent_id, name, name_key)
   select distinct on (id) id, top, subcategory, lower(subcategory) from market.shelves on conflict do nothing`,
  `create table market.parts as
   select r.n, s.id as category_id, s.top, left(r.title, 110) as title, left(r.description, 4000) as description,
     string_to_array(nullif(r.tags, ''), '|') as tags,
     search_document('en', left(r.title, 110), '', '', '') as title_words,
     search_document('en', '', concat_ws(' ', replace(r.tags, '|', ' '), r.category, r.subcategory), '', '') as label_words,
     search_document('en', '', '', '', left(r.description, 4000)) as description_words
   from market.raw r join market.shelves s using (category, subcategory)`,
  "create unique index on market.parts (n)",
  "create table market.size as select count(*)::int as n from market.raw",
  "analyze",
];

const PEOPLE = `
  insert into users (id, handle, name, state, created_at, command_id)
  select 'usr_' || lpad(n::text, 26, '0'), 'maker-' || n, 'Maker ' || n, 'active', now(), 'cmd_0000000000000000000market'
  from generate_series(0, $1::int - 1) n`;

/** Gig \`n\`: title and category of one text, description of another, tags of a third. */
const ROWS = `
  from generate_series($1::int, $2::int - 1) s(i) cross join market.size z
    join market.parts t on t.n = s.i % z.n
    join market.parts d on d.n = (s.i::bigint * 7 + s.i / z.n * 31) % z.n
    join market.parts l on l.n = (s.i + s.i / z.n) % z.n
    cross join lateral (select 'gig_' || lpad(s.i::text, 26, '0') as id, 'usr_' || lpad((s.i / ${EACH})::text, 26, '0') as seller,
      case when s.i % 7 = 0 then 'unit' else 'package' end as kind,
      case when s.i % 7 = 0 then 1500 + s.i % 200000 else (1 + (s.i::bigint * 7919) % 900) * 1000000 end as price,
      (array[1, 2, 3, 5, 7, 10, 14, 21])[1 + s.i / 3 % 8] as days,
      timestamptz '2026-01-01' + ($3::bigint - s.i) * interval '-7 seconds' as at,
      s.i % ($3::int / 8) = $3::int / 9 as rare) g`;

const GIGS = `
  insert into gigs (id, freelancer_id, kind, state, title, description, category_id, tags, currency, from_micros, delivery_days, unit_name,
    created_at, published_at, updated_at, command_id)
  select g.id, g.seller, g.kind, 'published', t.title, d.description || case when g.rare then ' ${RARE_WORD}' else '' end, t.category_id,
    coalesce(l.tags, '{}'), 'USD', g.price, g.days, case when g.kind = 'unit' then 'item' end, g.at, g.at, g.at, 'cmd_0000000000000000000market'
  ${ROWS}`;

const FOUND = `
  insert into search_gigs (id, freelancer_id, category_id, top, kind, currency, from_micros, delivery_days, band, delivery, published_at, search)
  select g.id, g.seller, t.category_id, t.top, g.kind, 'USD', g.price, g.days,
    width_bucket(g.price, array[1000000, 20000000, 100000000, 500000000]::bigint[]), width_bucket(g.days, array[2, 4, 8, 15]), g.at,
    t.title_words || l.label_words || setweight(to_tsvector('simple', 'maker ' || s.i / ${EACH}), 'C') || d.description_words
      || case when g.rare then search_document('en', '', '', '', '${RARE_WORD}') else '' end
  ${ROWS}`;

const COUNTED = [
  `insert into search_counts (within, category, kind, currency, band, delivery, gigs, fresh)
   select w.within, w.category, s.kind, s.currency, s.band, s.delivery, count(*), 0
   from search_gigs s cross join lateral (values ('', s.top), (s.top, s.category_id)) w(within, category) group by 1, 2, 3, 4, 5, 6`,
  `insert into search_lexemes (lexeme, gigs, fresh) select word, ndoc, 0 from ts_stat('select search from search_gigs')
   union all select '=', count(*), 0 from search_gigs`,
  `insert into search_words (word, lexeme, near)
   select w.word, l.lexeme, one_letter_less(w.word)
   from (select distinct t.lexeme as word from market.raw r, unnest(to_tsvector('simple', search_text(
           concat_ws(' ', r.title, replace(r.tags, '|', ' '), r.category, r.subcategory, r.description)))) t
         where t.lexeme ~ '^[[:alpha:]]{3,30}$') w
     cross join lateral unnest(tsvector_to_array(to_tsvector('english', w.word))) l(lexeme)
   on conflict do nothing`,
  "select fold_search()",
];

/** Takes the indexes of the long tables away and returns the statements that make them again. */
async function takeIndexesOff(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string; made: string }[]>`
    select indexname as name, indexdef as made from pg_indexes
    where tablename in ('gigs', 'search_gigs') and indexname not like '%_pkey'`;
  for (const { name } of rows) await sql.unsafe(`drop index ${name}`);
  return rows.map(({ made }) => made);
}
