CREATE TABLE "search_languages" (
	"language" text PRIMARY KEY
);
--> statement-breakpoint
CREATE TABLE "search_renewals" (
	"user_id" text collate "C" PRIMARY KEY,
	"up_to" text collate "C" DEFAULT '' NOT NULL
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
create or replace function search_follows_gigs() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform search_put(array(select id from written where state = 'published'));
  else
    perform search_put(array(
      select distinct id from (
        (select id, state = 'published', freelancer_id, kind, title, description, language, category_id, tags, currency, from_micros,
           delivery_days, published_at from written
         except all
         select id, state = 'published', freelancer_id, kind, title, description, language, category_id, tags, currency, from_micros,
           delivery_days, published_at from was)
      ) changed
      where id in (select id from written where state = 'published' union all select id from was where state = 'published')));
  end if;
  return null;
end $$;
--> statement-breakpoint
-- New skills of a person with few gigs are found at once; those of a person with many wait for `renew_search`.
create function search_follows_skills() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_ids text[] := array(select id from search_gigs where freelancer_id = new.id order by id limit 51);
begin
  if cardinality(v_ids) <= 50 then
    perform search_put(v_ids);
  else
    insert into search_renewals (user_id) values (new.id) on conflict (user_id) do update set up_to = '';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger users_take_their_skills_along after update of skills on users for each row
  when (new.skills is distinct from old.skills) execute function search_follows_skills();
--> statement-breakpoint
-- Writes the next gigs of a person with new skills anew, 50 at the most; returns how many, or 1 when the person's gigs are done. The person
-- is locked first, as by every command that changes both; another one is taken while that person is changed. Each gig is locked, so that
-- one that is being edited is read after the edit.
create function renew_search() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_user text;
  v_ids text[];
begin
  select u.id into v_user from search_renewals r join users u on u.id = r.user_id order by u.id limit 1 for share of u skip locked;
  if v_user is null then return 0; end if;
  perform from search_renewals where user_id = v_user for update;
  v_ids := array(
    select g.id from gigs g
    where g.freelancer_id = v_user and g.id > (select up_to from search_renewals where user_id = v_user) and g.state = 'published'
    order by g.id limit 50 for share);
  if cardinality(v_ids) = 0 then
    delete from search_renewals where user_id = v_user;
    return 1;
  end if;
  perform search_put(v_ids);
  update search_renewals set up_to = v_ids[cardinality(v_ids)] where user_id = v_user;
  return cardinality(v_ids);
end $$;
--> statement-breakpoint
revoke all on function renew_search, search_put, read_words from public;
--> statement-breakpoint
grant execute on function language_config, searched_text, named_lexemes, words_asked, search_document, renew_search to farthing_app;
--> statement-breakpoint
grant select on search_languages, search_renewals to farthing_app;
--> statement-breakpoint
insert into search_languages (language) values ('en');
--> statement-breakpoint
-- Skills of before are found within minutes of the first start.
insert into search_renewals (user_id) select u.id from users u where u.skills <> '{}' and exists (select from gigs g where g.freelancer_id = u.id);
