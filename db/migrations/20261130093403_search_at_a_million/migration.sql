-- The search has a table of its own: gigs for sale, with what a search compares. What followed names on `gigs` goes.
drop trigger gigs_take_names on gigs;
--> statement-breakpoint
drop trigger gigs_change_category on gigs;
--> statement-breakpoint
drop trigger users_rename_gigs on users;
--> statement-breakpoint
drop trigger categories_rename_gigs on categories;
--> statement-breakpoint
CREATE TABLE "search_counts" (
	"within" text collate "C" NOT NULL,
	"category" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"band" smallint NOT NULL,
	"delivery" smallint NOT NULL,
	"gigs" integer NOT NULL,
	"fresh" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_gigs" (
	"id" text collate "C" PRIMARY KEY,
	"freelancer_id" text collate "C" NOT NULL,
	"category_id" text collate "C" NOT NULL,
	"top" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"from_micros" bigint NOT NULL,
	"delivery_days" integer NOT NULL,
	"band" smallint NOT NULL,
	"delivery" smallint NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"search" tsvector NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_groups" (
	"within" text collate "C" PRIMARY KEY,
	"groups" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_lexemes" (
	"lexeme" text collate "C" NOT NULL,
	"gigs" integer NOT NULL,
	"fresh" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_marks" (
	"nth" integer PRIMARY KEY,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_unread" (
	"gig_id" text collate "C" PRIMARY KEY
);
--> statement-breakpoint
DROP INDEX "gigs_search";--> statement-breakpoint
DROP INDEX "gigs_newest";--> statement-breakpoint
DROP INDEX "gigs_price";--> statement-breakpoint
DROP INDEX "gigs_category";--> statement-breakpoint
DROP INDEX "gigs_delivery";--> statement-breakpoint
delete from search_words;
--> statement-breakpoint
ALTER TABLE "search_words" ADD COLUMN "lexeme" text collate "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "search_words" ADD COLUMN "near" text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "search_words" DROP COLUMN "uses";--> statement-breakpoint
ALTER TABLE "gigs" DROP COLUMN "search";--> statement-breakpoint
ALTER TABLE "gigs" DROP COLUMN "category_names";--> statement-breakpoint
ALTER TABLE "gigs" DROP COLUMN "freelancer_names";--> statement-breakpoint
CREATE INDEX "search_counts_cell" ON "search_counts" ("within","category","kind","currency","band","delivery","gigs");--> statement-breakpoint
CREATE INDEX "search_counts_fresh" ON "search_counts" ("within") WHERE fresh = 1;--> statement-breakpoint
CREATE INDEX "search_gigs_words" ON "search_gigs" USING gin ("search");--> statement-breakpoint
CREATE INDEX "search_gigs_newest" ON "search_gigs" ("published_at","id");--> statement-breakpoint
CREATE INDEX "search_gigs_top" ON "search_gigs" ("top","published_at","id");--> statement-breakpoint
CREATE INDEX "search_gigs_filters" ON "search_gigs" ("top","kind","currency","delivery","band","from_micros","published_at","delivery_days","id");--> statement-breakpoint
CREATE INDEX "search_gigs_category" ON "search_gigs" ("category_id","published_at","id");--> statement-breakpoint
CREATE INDEX "search_gigs_price" ON "search_gigs" ("currency","from_micros","id");--> statement-breakpoint
CREATE INDEX "search_gigs_delivery" ON "search_gigs" ("delivery_days","id");--> statement-breakpoint
CREATE INDEX "search_gigs_freelancer" ON "search_gigs" ("freelancer_id","id");--> statement-breakpoint
CREATE INDEX "search_lexemes_lexeme" ON "search_lexemes" ("lexeme");--> statement-breakpoint
CREATE INDEX "search_lexemes_fresh" ON "search_lexemes" ("fresh") WHERE fresh = 1;--> statement-breakpoint
CREATE INDEX "search_words_near" ON "search_words" USING gin ("near");--> statement-breakpoint
CREATE INDEX "search_words_prefix" ON "search_words" ("word" text_pattern_ops);
--> statement-breakpoint
drop function name_gig, rename_gigs_of_freelancer, rename_gigs_in_category, gig_document;
--> statement-breakpoint
-- Lexemes of the title, of tags and category, of the freelancer's names and of the description; those of the title once more behind `=`,
-- so that the index alone says which gigs have a word in their title.
create function search_document(title text, labels text, names text, description text) returns tsvector
language sql immutable parallel safe as $$
  select setweight(t.v, 'A')
      || setweight(to_tsvector('english'::regconfig, search_text(labels)), 'B')
      || setweight(to_tsvector('english'::regconfig, search_text(names)), 'C')
      || setweight(to_tsvector('english'::regconfig, search_text(description)), 'D')
      || array_to_tsvector(array(select '=' || l from unnest(tsvector_to_array(t.v)) l))
  from (select to_tsvector('english'::regconfig, search_text(title)) as v) t
$$;
--> statement-breakpoint
-- The word, and the word without each of its letters.
create function one_letter_less(word text) returns text[] language sql immutable parallel safe as $$
  select array_agg(distinct case when n = 0 then word else left(word, n - 1) || substr(word, n + 1) end) from generate_series(0, length(word)) n
$$;
--> statement-breakpoint
-- Words of gigs as people write them, for corrections and beginnings. Words that are there keep their row.
create function read_words(p_ids text[]) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into search_words (word, lexeme, near)
  select w.word, l.lexeme, one_letter_less(w.word)
  from (
    select distinct t.lexeme as word
    from gigs g join users u on u.id = g.freelancer_id,
      unnest(to_tsvector('simple', search_text(concat_ws(' ', g.title, array_to_string(g.tags, ' '), names_of_category(g.category_id),
        u.name, u.handle, g.description)))) t
    where g.id = any (p_ids)
  ) w cross join lateral unnest(tsvector_to_array(to_tsvector('english', w.word))) l(lexeme)
  where w.word ~ '^[[:alpha:]]{3,30}$' and not exists (select from search_words s where s.word = w.word)
  order by w.word
  on conflict (word) do nothing
$$;
--> statement-breakpoint
-- Writes the rows of these gigs anew: none for a gig that is not for sale.
create function search_put(p_ids text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_many boolean := cardinality(p_ids) > 64;
begin
  if coalesce(cardinality(p_ids), 0) = 0 then return; end if;
  -- A freelancer who is being suspended or renamed is waited for. An import does not make its freelancers wait: it looks again at its end.
  if not v_many then
    perform from users u where u.id in (select g.freelancer_id from gigs g where g.id = any (p_ids)) order by u.id for share;
  end if;
  perform set_config('gin_pending_list_limit', case when v_many then '8192' else '128' end, true);
  delete from search_gigs where id = any (p_ids);
  insert into search_gigs (id, freelancer_id, category_id, top, kind, currency, from_micros, delivery_days, band, delivery, published_at, search)
  select g.id, g.freelancer_id, g.category_id, split_part(g.category_id, '/', 1), g.kind, g.currency, g.from_micros, g.delivery_days,
    width_bucket(g.from_micros, array[1000000, 20000000, 100000000, 500000000]::bigint[]),
    width_bucket(g.delivery_days, array[2, 4, 8, 15]), coalesce(g.published_at, g.created_at),
    search_document(g.title, concat_ws(' ', array_to_string(g.tags, ' '), p.name, c.name), concat_ws(' ', u.name, u.handle), g.description)
  from gigs g join users u on u.id = g.freelancer_id join categories c on c.id = g.category_id
    left join categories p on p.id = c.parent_id
  where g.id = any (p_ids) and g.state = 'published' and u.state <> 'suspended'
  order by g.published_at, g.id;
  if v_many then
    insert into search_unread (gig_id) select id from search_gigs where id = any (p_ids) on conflict do nothing;
  else
    perform read_words(array(select id from search_gigs where id = any (p_ids)));
  end if;
end $$;
--> statement-breakpoint
create function search_follows_gigs() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform search_put(array(select id from written where state = 'published'));
  else
    perform search_put(array(
      select distinct id from (
        (select id, state = 'published', freelancer_id, kind, title, description, category_id, tags, currency, from_micros, delivery_days,
           published_at from written
         except all
         select id, state = 'published', freelancer_id, kind, title, description, category_id, tags, currency, from_micros, delivery_days,
           published_at from was)
      ) changed
      where id in (select id from written where state = 'published' union all select id from was where state = 'published')));
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger gigs_for_sale_are_found after insert on gigs referencing new table as written
  for each statement execute function search_follows_gigs();
--> statement-breakpoint
create trigger gigs_stay_found after update on gigs referencing old table as was new table as written
  for each statement execute function search_follows_gigs();
--> statement-breakpoint
create function search_follows_people() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.state = 'suspended' then
    delete from search_gigs where freelancer_id = new.id;
  else
    perform search_put(array(select id from gigs where freelancer_id = new.id and state = 'published'));
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger users_take_their_gigs_along after update of name, handle, state on users for each row
  when (new.name is distinct from old.name or new.handle is distinct from old.handle
        or (new.state = 'suspended') is distinct from (old.state = 'suspended'))
  execute function search_follows_people();
--> statement-breakpoint
create function search_follows_categories() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform search_put(array(
    select id from search_gigs where category_id = new.id or category_id in (select id from categories where parent_id = new.id)));
  return null;
end $$;
--> statement-breakpoint
create trigger categories_take_their_gigs_along after update of name on categories for each row
  when (new.name is distinct from old.name) execute function search_follows_categories();
--> statement-breakpoint
create function search_counts_along() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into search_counts (within, category, kind, currency, band, delivery, gigs, fresh)
    select w.within, w.category, r.kind, r.currency, r.band, r.delivery, count(*), 1
    from written r cross join lateral (values ('', r.top), (r.top, r.category_id)) w(within, category) group by 1, 2, 3, 4, 5, 6;
    insert into search_lexemes (lexeme, gigs, fresh) select l.lexeme, count(*), 1 from written r, unnest(r.search) l group by 1
    union all select '=', count(*), 1 from written having count(*) > 0;
  else
    insert into search_counts (within, category, kind, currency, band, delivery, gigs, fresh)
    select w.within, w.category, r.kind, r.currency, r.band, r.delivery, -count(*), 1
    from was r cross join lateral (values ('', r.top), (r.top, r.category_id)) w(within, category) group by 1, 2, 3, 4, 5, 6;
    insert into search_lexemes (lexeme, gigs, fresh) select l.lexeme, -count(*), 1 from was r, unnest(r.search) l group by 1
    union all select '=', -count(*), 1 from was having count(*) > 0;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger search_gigs_counted after insert on search_gigs referencing new table as written
  for each statement execute function search_counts_along();
--> statement-breakpoint
create trigger search_gigs_uncounted after delete on search_gigs referencing old table as was
  for each statement execute function search_counts_along();
--> statement-breakpoint
-- Adds up what came since the last time. Sums stay what they are, so that a reader sees the same before and after.
create function fold_search() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(5102884311);
  with gone as (delete from search_counts where fresh = 1 returning *),
    sums as (select within, category, kind, currency, band, delivery, sum(gigs)::int as gigs from gone group by 1, 2, 3, 4, 5, 6),
    kept as (
      update search_counts c set gigs = c.gigs + s.gigs from sums s
      where c.fresh = 0 and c.within = s.within and c.category = s.category and c.kind = s.kind and c.currency = s.currency
        and c.band = s.band and c.delivery = s.delivery
      returning c.within, c.category, c.kind, c.currency, c.band, c.delivery)
  insert into search_counts (within, category, kind, currency, band, delivery, gigs, fresh)
  select s.*, 0 from sums s
  where s.gigs <> 0 and (s.within, s.category, s.kind, s.currency, s.band, s.delivery) not in (select * from kept);
  delete from search_counts where gigs = 0 and fresh = 0;
  insert into search_groups (within, groups)
  select within, string_agg(category || '|' || kind || '|' || currency || '|' || band || '|' || delivery || '|1|' || gigs, E'\n')
  from search_counts where fresh = 0 group by within
  on conflict (within) do update set groups = excluded.groups where search_groups.groups <> excluded.groups;
  delete from search_groups g where not exists (select from search_counts c where c.within = g.within and c.fresh = 0);
  delete from search_marks;
  insert into search_marks (nth, at)
  select n.nth, s.published_at from (select (500 * 2 ^ (k / 2.0))::int as nth from generate_series(0, 28) k) n cross join lateral (
    select published_at from search_gigs order by published_at desc, id desc offset n.nth - 1 limit 1) s;
  with gone as (delete from search_lexemes where fresh = 1 returning *),
    sums as (select lexeme, sum(gigs)::int as gigs from gone group by 1),
    kept as (
      update search_lexemes c set gigs = c.gigs + s.gigs from sums s where c.fresh = 0 and c.lexeme = s.lexeme returning c.lexeme)
  insert into search_lexemes (lexeme, gigs, fresh)
  select s.lexeme, s.gigs, 0 from sums s where s.gigs <> 0 and s.lexeme not in (select lexeme from kept);
  delete from search_lexemes where gigs = 0 and fresh = 0;
end $$;
--> statement-breakpoint
-- Reads the words of some gigs that were written by the thousand: of every twentieth, and of those with a lexeme that no word has yet.
-- Returns how many gigs it looked at.
create function read_unread(p_most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_ids text[];
  v_some text[];
begin
  with gone as (
    delete from search_unread where gig_id in (select gig_id from search_unread order by gig_id limit p_most for update skip locked)
    returning gig_id)
  select array_agg(gig_id) into v_ids from gone;
  if v_ids is null then return 0; end if;
  select array_agg(distinct s.id) into v_some from search_gigs s, unnest(s.search) l
  where s.id = any (v_ids)
    and (hashtext(s.id) % 20 = 0 or (l.lexeme >= 'a' and l.lexeme not in (select w.lexeme from search_words w)));
  perform read_words(coalesce(v_some, '{}'));
  return cardinality(v_ids);
end $$;
--> statement-breakpoint
-- An import that ends looks again at freelancers who were suspended while it ran.
create function search_leaves_out_suspended() returns void language sql security definer set search_path = public, pg_temp as $$
  delete from search_gigs s using users u where u.id = s.freelancer_id and u.state = 'suspended'
$$;
--> statement-breakpoint
create or replace function analyze_catalog() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform gin_clean_pending_list('search_gigs_words');
  analyze gigs, gig_packages, users, categories, search_gigs, search_counts, search_lexemes, search_words;
end $$;
--> statement-breakpoint
-- Triggers write these tables, commands only read them.
revoke insert, update, delete on search_words from farthing_app;
--> statement-breakpoint
revoke all on function search_put, read_words, read_unread, fold_search, search_leaves_out_suspended from public;
--> statement-breakpoint
grant select on search_gigs, search_counts, search_groups, search_marks, search_lexemes, search_unread to farthing_app;
--> statement-breakpoint
grant execute on function search_document, one_letter_less, fold_search, read_unread, search_leaves_out_suspended to farthing_app;
--> statement-breakpoint
-- The gigs of a store of before, by some thousand.
do $$
declare
  v_after text := '';
  v_ids text[];
begin
  loop
    select array_agg(id order by id) into v_ids from (select id from gigs where id > v_after and state = 'published' order by id limit 4000) g;
    exit when v_ids is null;
    perform search_put(v_ids);
    v_after := v_ids[cardinality(v_ids)];
  end loop;
  perform fold_search();
end $$;
--> statement-breakpoint
do $$ begin loop exit when read_unread(4000) = 0; end loop; end $$;
--> statement-breakpoint
analyze gigs, search_gigs, search_counts, search_lexemes, search_words;
