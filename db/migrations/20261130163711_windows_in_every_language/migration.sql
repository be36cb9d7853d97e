CREATE TABLE "search_languages" (
	"language" text PRIMARY KEY
);
--> statement-breakpoint
-- Gigs of before stay English, as which they were found so far, until they are saved or imported again: no row is written here.
ALTER TABLE "gigs" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "gigs" ADD COLUMN "language_chosen" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- True of every gig, so that none is read for it.
ALTER TABLE "gigs" ADD CONSTRAINT "gigs_language" CHECK (language in ('ar', 'ca', 'da', 'de', 'el', 'en', 'es', 'eu', 'fi', 'fr', 'ga', 'hi', 'hu', 'hy', 'id', 'it', 'lt', 'ne', 'nl', 'no', 'pt', 'ro', 'ru', 'sr', 'sv', 'ta', 'tr', 'yi', 'other')) NOT VALID;--> statement-breakpoint
ALTER TABLE "search_words" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_words" DROP CONSTRAINT "search_words_pkey";--> statement-breakpoint
ALTER TABLE "search_words" ADD PRIMARY KEY ("word","language");
--> statement-breakpoint
-- How words of a language are brought to their stem.
create function language_config(p_language text) returns regconfig language sql immutable parallel safe as $$
  select case p_language
    when 'en' then 'english'::regconfig when 'ar' then 'arabic' when 'ca' then 'catalan' when 'da' then 'danish' when 'de' then 'german'
    when 'el' then 'greek' when 'es' then 'spanish' when 'eu' then 'basque' when 'fi' then 'finnish' when 'fr' then 'french'
    when 'ga' then 'irish' when 'hi' then 'hindi' when 'hu' then 'hungarian' when 'hy' then 'armenian' when 'id' then 'indonesian'
    when 'it' then 'italian' when 'lt' then 'lithuanian' when 'ne' then 'nepali' when 'nl' then 'dutch' when 'no' then 'norwegian'
    when 'pt' then 'portuguese' when 'ro' then 'romanian' when 'ru' then 'russian' when 'sr' then 'serbian' when 'sv' then 'swedish'
    when 'ta' then 'tamil' when 'tr' then 'turkish' when 'yi' then 'yiddish' else 'simple' end
$$;
--> statement-breakpoint
-- `search_text` of a text in this language. Russian endings are known by their й, which is folded in other languages.
create function searched_text(p_language text, t text) returns text language sql immutable parallel safe as $$
  select case when p_language = 'ru' then translate(search_text(translate(t, 'йЙ', U&'\E000\E000')), U&'\E000', 'й') else search_text(t) end
$$;
--> statement-breakpoint
-- Lexemes by the name of their language, so that a word of one language never finds gigs of another; those of English stand by themselves.
create function named_lexemes(p_language text, v tsvector) returns tsvector language sql immutable parallel safe as $$
  select case when p_language = 'en' then v else regexp_replace(v::text, '(^| )''', '\1''' || p_language || ':', 'g')::tsvector end
$$;
--> statement-breakpoint
-- The words of a saved search as a query, in each language that gigs are written in.
create function words_asked(p_words text) returns tsquery language sql stable parallel safe as $$
  select coalesce(string_agg('(' || q.named || ')', ' | ' order by q.language), '')::tsquery
  from (
    select l.language, case when l.language = 'en' then w.asked::text
      else regexp_replace(w.asked::text, '(^|[ (!])''', '\1''' || l.language || ':', 'g') end as named
    from search_languages l, websearch_to_tsquery(language_config(l.language), searched_text(l.language, p_words)) w(asked)
    where numnode(w.asked) > 0) q
$$;
--> statement-breakpoint
drop function search_document;
--> statement-breakpoint
-- Lexemes of the title, of tags and category, of the freelancer (names and skills) and of the description, each by the gig's language; those
-- of the title once more behind `=`, so that the index alone says which gigs have a word in their title.
create function search_document(p_language text, title text, labels text, freelancer text, description text) returns tsvector
language sql immutable parallel safe as $$
  select setweight(t.v, 'A')
      || setweight(named_lexemes(p_language, to_tsvector(t.config, searched_text(p_language, labels))), 'B')
      || setweight(named_lexemes(p_language, to_tsvector(t.config, searched_text(p_language, freelancer))), 'C')
      || setweight(named_lexemes(p_language, to_tsvector(t.config, searched_text(p_language, description))), 'D')
      || array_to_tsvector(array(select '=' || l from unnest(tsvector_to_array(t.v)) l))
  from (
    select c.config, named_lexemes(p_language, to_tsvector(c.config, searched_text(p_language, title))) as v
    from (select language_config(p_language) as config) c) t
$$;
--> statement-breakpoint
-- Words of gigs as people write them, for corrections and beginnings. Words that are there keep their row.
create or replace function read_words(p_ids text[]) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into search_words (word, language, lexeme, near)
  select w.word, w.language, l.lexeme, one_letter_less(w.word)
  from (
    select distinct t.lexeme as word, g.language
    from gigs g join users u on u.id = g.freelancer_id,
      unnest(to_tsvector('simple', searched_text(g.language, concat_ws(' ', g.title, array_to_string(g.tags, ' '),
        names_of_category(g.category_id), u.name, u.handle, array_to_string(u.skills, ' '), g.description)))) t
    where g.id = any (p_ids)
  ) w cross join lateral unnest(tsvector_to_array(named_lexemes(w.language, to_tsvector(language_config(w.language), w.word)))) l(lexeme)
  where w.word ~ '^[[:alpha:]]{3,30}$' and not exists (select from search_words s where s.word = w.word and s.language = w.language)
  order by w.word, w.language
  on conflict (word, language) do nothing
$$;
--> statement-breakpoint
create or replace function search_put(p_ids text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  -- An import is one long transaction: it must not hold its freelancers, however few gigs a statement of it writes.
  v_many boolean := cardinality(p_ids) > 64 or coalesce(current_setting('farthing.importing', true), '') = 'yes';
begin
  if coalesce(cardinality(p_ids), 0) = 0 then return; end if;
  -- A freelancer who is being suspended or renamed is waited for. An import does not make its freelancers wait: it looks again at its end.
  if not v_many then
    perform from users u where u.id in (select g.freelancer_id from gigs g where g.id = any (p_ids)) order by u.id for share;
  end if;
  perform set_config('gin_pending_list_limit', case when v_many then '8192' else '128' end, true);
  insert into search_languages (language)
  select distinct g.language from gigs g
  where g.id = any (p_ids) and g.state = 'published' and not exists (select from search_languages l where l.language = g.language)
  order by 1 on conflict do nothing;
  delete from search_gigs where id = any (p_ids);
  insert into search_gigs (id, freelancer_id, category_id, top, kind, currency, from_micros, delivery_days, band, delivery, rating, published_at, search)
  select g.id, g.freelancer_id, g.category_id, split_part(g.category_id, '/', 1), g.kind, g.currency, g.from_micros, g.delivery_days,
    width_bucket(g.from_micros, array[1000000, 20000000, 100000000, 500000000]::bigint[]),
    width_bucket(g.delivery_days, array[2, 4, 8, 15]), coalesce(r.sorted, 400), coalesce(g.published_at, g.created_at),
    search_document(g.language, g.title, concat_ws(' ', array_to_string(g.tags, ' '), p.name, c.name),
      concat_ws(' ', u.name, u.handle, array_to_string(u.skills, ' ')), g.description)
  from gigs g join users u on u.id = g.freelancer_id join categories c on c.id = g.category_id
    left join categories p on p.id = c.parent_id left join seller_scores r on r.user_id = g.freelancer_id
  where g.id = any (p_ids) and g.state = 'published' and u.state <> 'suspended'
  order by g.published_at, g.id;
  if v_many then
    insert into search_unread (gig_id) select id from search_gigs where id = any (p_ids) on conflict do nothing;
  else
    perform read_words(array(select id from search_gigs where id = any (p_ids)));
  end if;
end $$;
--> statement-breakpoint
revoke all on function search_put, read_words from public;
--> statement-breakpoint
grant execute on function language_config, searched_text, named_lexemes, words_asked, search_document to farthing_app;
--> statement-breakpoint
grant select on search_languages to farthing_app;
--> statement-breakpoint
insert into search_languages (language) values ('en');
--> statement-breakpoint
ALTER TABLE "portfolio_pieces" DROP CONSTRAINT "portfolio_pieces_ended_by", ADD CONSTRAINT "portfolio_pieces_ended_by" CHECK (ended_by in ('buyer', 'freelancer', 'staff'));
--> statement-breakpoint
CREATE TABLE "search_gone" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_gone_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"search" tsvector NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_sweeps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_sweeps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"freelancer_id" text collate "C",
	"gig_id" text collate "C",
	"after" text collate "C" NOT NULL,
	"after_import" boolean NOT NULL
);
--> statement-breakpoint
CREATE INDEX "categories_words" ON "categories" USING gin (lower("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_words_lexeme" ON "search_words" ("lexeme");
--> statement-breakpoint
-- `search_put` under the locks that it needs: first the freelancers, as a suspension takes them, then the rows of the search. A row that
-- another transaction writes anew is waited for, and written once more with what that one left behind.
create function search_write(p_ids text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_importing boolean := coalesce(current_setting('farthing.importing', true), '') = 'yes';
begin
  if coalesce(cardinality(p_ids), 0) = 0 then return; end if;
  if cardinality(p_ids) <= 64 and not v_importing then
    perform from users u where u.id in (select g.freelancer_id from gigs g where g.id = any (p_ids)) order by u.id for share;
  end if;
  perform from search_gigs where id = any (p_ids) order by id for update;
  -- No savepoint in an import: more than 64 in one transaction slow down every other one.
  if v_importing then
    perform search_put(p_ids);
    return;
  end if;
  loop
    begin
      perform search_put(p_ids);
      return;
    exception when unique_violation then
      -- A row that another transaction inserted meanwhile is visible to the next statement, which deletes it first.
      null;
    end;
  end loop;
end $$;
--> statement-breakpoint
-- Whether an import is being written, or waits for another one: either holds or awaits the imports' advisory lock. The state of an import says
-- less: that of a killed process stays. An import that ends is visible to every statement after one that saw no lock.
create function search_importing() returns boolean language sql volatile security definer set search_path = public, pg_temp as $$
  select exists (
    select from pg_locks
    where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
      and classid = (5102884310 >> 32)::oid and objid = (5102884310 & 4294967295)::oid and objsubid = 1)
$$;
--> statement-breakpoint
-- Deletes rows of the search, in the same order of locks.
create function search_drop(p_ids text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if cardinality(p_ids) <= 64 then
    perform from users u where u.id in (select g.freelancer_id from gigs g where g.id = any (p_ids)) order by u.id for share;
  end if;
  perform from search_gigs where id = any (p_ids) order by id for update;
  delete from search_gigs where id = any (p_ids);
end $$;
--> statement-breakpoint
-- A change of gigs writes at once what is to be found of them; only columns that the search has count. Of hundreds that go on sale in one
-- statement, which is an account that is kept after all, the worker writes the rows.
create or replace function search_follows_gigs() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_ids text[];
begin
  if tg_op = 'INSERT' then
    perform search_write(array(select id from written where state = 'published'));
    return null;
  end if;
  v_ids := array(select n.id from written n join was o on o.id = n.id where o.state = 'published' and n.state <> 'published');
  if cardinality(v_ids) > 0 then perform search_drop(v_ids); end if;
  v_ids := array(
    select n.id from written n join was o on o.id = n.id
    where n.state = 'published'
      and (n.freelancer_id, n.kind, n.title, n.description, n.language, n.category_id, n.tags, n.currency, n.from_micros, n.delivery_days, n.published_at,
           true)
        is distinct from
          (o.freelancer_id, o.kind, o.title, o.description, o.language, o.category_id, o.tags, o.currency, o.from_micros, o.delivery_days, o.published_at,
           o.state = 'published'));
  if cardinality(v_ids) > 500 and coalesce(current_setting('farthing.importing', true), '') <> 'yes' then
    insert into search_sweeps (freelancer_id, after, after_import)
    select distinct freelancer_id, '', false from gigs where id = any (v_ids);
  else
    perform search_write(v_ids);
  end if;
  return null;
end $$;
--> statement-breakpoint
-- A suspended freelancer's gigs leave the search at once, however many they are: their rows are deleted, and the lexemes of many are counted
-- later (`count_gone`). To write rows takes about a millisecond each: of a freelancer with many gigs the worker does it (`sweep_search`).
-- While an import runs, its gigs are not visible here: the worker looks again when it has ended.
create or replace function search_follows_people() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_many constant int := 500;
  v_importing boolean := search_importing();
  v_ids text[];
  v_held text[];
begin
  if v_importing then
    insert into search_sweeps (freelancer_id, after, after_import) values (new.id, '', true);
  end if;
  if new.state = 'suspended' then
    if v_importing then
      -- Rows that the import is writing anew are held until it ends.
      delete from search_gigs where id in (select id from search_gigs where freelancer_id = new.id order by id for update skip locked);
    else
      delete from search_gigs where freelancer_id = new.id;
    end if;
    return null;
  end if;
  v_ids := array(select id from gigs where freelancer_id = new.id and state = 'published' limit v_many + 1);
  if cardinality(v_ids) > v_many then
    insert into search_sweeps (freelancer_id, after, after_import) values (new.id, '', false);
    return null;
  end if;
  if v_importing then
    v_held := array(
      select id from search_gigs where id = any (v_ids)
      except select id from (select id from search_gigs where id = any (v_ids) order by id for update skip locked) free);
    v_ids := array(select id from unnest(v_ids) id where id <> all (v_held));
  end if;
  perform search_write(v_ids);
  return null;
end $$;
--> statement-breakpoint
create or replace function search_follows_categories() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform search_write(array(
    select id from search_gigs where category_id = new.id or category_id in (select id from categories where parent_id = new.id)));
  return null;
end $$;
--> statement-breakpoint
-- Gigs are counted with each change. The lexemes of many deleted rows would be some millions: their documents are put aside.
create or replace function search_counts_along() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
    insert into search_lexemes (lexeme, gigs, fresh) select '=', -count(*), 1 from was having count(*) > 0;
    if (select count(*) from (select from was limit 501) r) > 500 then
      insert into search_gone (search) select search from was;
    else
      insert into search_lexemes (lexeme, gigs, fresh) select l.lexeme, -count(*), 1 from was r, unnest(r.search) l group by 1;
    end if;
  end if;
  return null;
end $$;
--> statement-breakpoint
-- Takes the lexemes of deleted rows off the counts; returns of how many rows.
create function count_gone(p_most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_rows int;
begin
  with gone as materialized (
      delete from search_gone where id in (select id from search_gone order by id limit p_most for update skip locked) returning search),
    counted as (
      insert into search_lexemes (lexeme, gigs, fresh) select l.lexeme, -count(*), 1 from gone g, unnest(g.search) l group by 1)
  select count(*) into v_rows from gone;
  return v_rows;
end $$;
--> statement-breakpoint
-- Writes the next rows of a sweep anew; returns how many. A gig that another transaction is changing is left for another time. A sweep ends
-- where a later one of the same person waits, which writes all of their gigs anyway: changes of one person hold each other's lock, so that the
-- later one sees what the earlier one did.
create function sweep_search(p_most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_sweep search_sweeps;
  v_importing boolean;
  v_ids text[];
  v_free text[];
begin
  v_importing := search_importing();
  select * into v_sweep from search_sweeps where not (after_import and v_importing) order by id limit 1 for update skip locked;
  if not found then return 0; end if;
  if exists (
    select from search_sweeps s where s.freelancer_id = v_sweep.freelancer_id and s.id > v_sweep.id and not (s.after_import and v_importing)) then
    delete from search_sweeps where id = v_sweep.id;
    return 0;
  end if;
  v_ids := case when v_sweep.gig_id is not null then array[v_sweep.gig_id]
    else array(select id from gigs where freelancer_id = v_sweep.freelancer_id and id > v_sweep.after and state = 'published'
               order by id limit p_most) end;
  if v_sweep.gig_id is null and cardinality(v_ids) = p_most then
    update search_sweeps set after = v_ids[p_most] where id = v_sweep.id;
  else
    delete from search_sweeps where id = v_sweep.id;
  end if;
  -- Whatever these rows are made of stays as it is until they are written: a suspension, a new name, a pause waits.
  perform from users u where u.id in (select freelancer_id from gigs where id = any (v_ids)) order by u.id for share;
  v_free := array(select id from gigs where id = any (v_ids) order by id for share skip locked);
  v_free := array(
    select id from unnest(v_free) id where id not in (
      select id from search_gigs where id = any (v_free)
      except select id from (select id from search_gigs where id = any (v_free) order by id for update skip locked) unheld));
  insert into search_sweeps (gig_id, after, after_import) select id, '', v_importing from unnest(v_ids) id where id <> all (v_free);
  perform search_write(v_free);
  return cardinality(v_free);
end $$;
--> statement-breakpoint
-- As before, but marks end with the gigs: to look for the eight-millionth of a million reads them all.
create or replace function fold_search() returns void language plpgsql security definer set search_path = public, pg_temp as $$
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
  where s.gigs <> 0 and not exists (
    select from kept k where (k.within, k.category, k.kind, k.currency, k.band, k.delivery)
      = (s.within, s.category, s.kind, s.currency, s.band, s.delivery));
  delete from search_counts where gigs = 0 and fresh = 0;
  insert into search_groups (within, groups)
  select within, string_agg(category || '|' || kind || '|' || currency || '|' || band || '|' || delivery || '|1|' || gigs, E'\n')
  from search_counts where fresh = 0 group by within
  on conflict (within) do update set groups = excluded.groups where search_groups.groups <> excluded.groups;
  delete from search_groups g where not exists (select from search_counts c where c.within = g.within and c.fresh = 0);
  delete from search_marks;
  insert into search_marks (nth, at)
  select n.nth, s.published_at
  from (select (500 * 2 ^ (k / 2.0))::int as nth from generate_series(0, 28) k) n cross join lateral (
    select published_at from search_gigs order by published_at desc, id desc offset n.nth - 1 limit 1) s
  where n.nth <= (select sum(gigs) from search_lexemes where lexeme = '=');
  with gone as (delete from search_lexemes where fresh = 1 returning *),
    sums as (select lexeme, sum(gigs)::int as gigs from gone group by 1),
    kept as (
      update search_lexemes c set gigs = c.gigs + s.gigs from sums s where c.fresh = 0 and c.lexeme = s.lexeme returning c.lexeme)
  insert into search_lexemes (lexeme, gigs, fresh)
  select s.lexeme, s.gigs, 0 from sums s where s.gigs <> 0 and not exists (select from kept k where k.lexeme = s.lexeme);
  delete from search_lexemes where gigs = 0 and fresh = 0;
end $$;
--> statement-breakpoint
-- As before, but a seller with many gigs is left to a sweep, which writes the new score with the rest.
create or replace function sort_in_scores(p_most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_ids text[];
  v_large text[];
begin
  v_ids := array(
    select user_id from seller_scores where sorted <> rating order by user_id limit p_most for no key update skip locked);
  v_ids := array(select id from users where id = any (v_ids) order by id for no key update skip locked);
  if cardinality(v_ids) = 0 then return 0; end if;
  v_large := array(
    select id from unnest(v_ids) id where exists (select from search_gigs s where s.freelancer_id = id offset 500));
  update search_gigs s set rating = c.rating from seller_scores c
  where c.user_id = any (v_ids) and c.user_id <> all (v_large) and s.freelancer_id = c.user_id and s.rating <> c.rating;
  insert into search_sweeps (freelancer_id, after, after_import) select id, '', false from unnest(v_large) id;
  update seller_scores set sorted = rating where user_id = any (v_ids);
  return cardinality(v_ids);
end $$;
--> statement-breakpoint
revoke all on function search_write, search_drop, search_importing, count_gone, sweep_search from public;
--> statement-breakpoint
grant select on search_sweeps, search_gone to farthing_app;
--> statement-breakpoint
grant execute on function count_gone, sweep_search, search_importing to farthing_app;
--> statement-breakpoint
-- Languages that an import brings first, before its one long transaction: while that held a row of `search_languages`, nothing else in the
-- language could be put on sale.
create function search_learns_languages(p_import text) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into search_languages (language)
  select distinct coalesce(l.row->>'language', l.row->>'guessed', 'en') from gig_import_lines l
  where l.import_id = p_import and l.fate in ('ready', 'adjusted', 'changed', 'edited')
  order by 1 on conflict do nothing
$$;
--> statement-breakpoint
revoke all on function search_learns_languages from public;
--> statement-breakpoint
grant execute on function search_learns_languages to farthing_app;
--> statement-breakpoint
-- New skills are found as a new name is: at once, or by a sweep where the person has many gigs.
create trigger users_take_their_skills_along after update of skills on users for each row
  when (new.skills is distinct from old.skills) execute function search_follows_people();
--> statement-breakpoint
-- Skills of before are found within minutes of the first start.
insert into search_sweeps (freelancer_id, after, after_import)
select u.id, '', false from users u where u.skills <> '{}' and exists (select from gigs g where g.freelancer_id = u.id);
