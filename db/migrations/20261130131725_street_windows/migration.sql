DROP INDEX "order_facts_position";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "disowned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_changes" ADD COLUMN "session_id" text collate "C";--> statement-breakpoint
ALTER TABLE "offer_versions" ADD COLUMN "session_id" text collate "C";--> statement-breakpoint
ALTER TABLE "order_facts" DROP COLUMN "position";
--> statement-breakpoint
-- Like the token beside it, it never changes; versions of offers are append-only as a whole.
CREATE TRIGGER "order_changes_session_frozen" BEFORE UPDATE OF "session_id" ON "order_changes"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TABLE "seller_scores" (
	"user_id" text collate "C" PRIMARY KEY,
	"reviews" integer NOT NULL,
	"stars" integer NOT NULL,
	"rating" smallint NOT NULL,
	"sorted" smallint NOT NULL,
	CONSTRAINT "seller_scores_sums" CHECK (stars between reviews and 5 * reviews)
);
--> statement-breakpoint
CREATE TABLE "saved_gigs" (
	"user_id" text collate "C",
	"gig_id" text collate "C",
	"saved_at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "saved_gigs_pkey" PRIMARY KEY("user_id","gig_id")
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"words" text NOT NULL,
	"exact" boolean NOT NULL,
	"category_id" text collate "C",
	"kind" text,
	"currency" text,
	"band" smallint,
	"min_micros" bigint,
	"max_micros" bigint,
	"within_days" integer,
	"alert" text NOT NULL,
	"told_to" timestamp with time zone NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "saved_searches_alert" CHECK (alert in ('never', 'daily', 'at_once')),
	CONSTRAINT "saved_searches_kind" CHECK (kind in ('package', 'unit')),
	CONSTRAINT "saved_searches_say_what" CHECK (words <> '' or num_nonnulls(category_id, kind, currency, band, min_micros, max_micros, within_days) > 0)
);
--> statement-breakpoint
ALTER TABLE "search_gigs" ADD COLUMN "rating" smallint DEFAULT 400 NOT NULL;--> statement-breakpoint
DROP INDEX "search_gigs_filters";--> statement-breakpoint
CREATE INDEX "search_gigs_filters" ON "search_gigs" ("top","kind","currency","delivery","band","from_micros","published_at","delivery_days","rating","id");--> statement-breakpoint
CREATE INDEX "users_name_begins" ON "users" (lower("name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "users_handle_begins" ON "users" (lower("handle") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "seller_scores_unsorted" ON "seller_scores" ("user_id") WHERE sorted <> rating;--> statement-breakpoint
CREATE INDEX "saved_gigs_command" ON "saved_gigs" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "saved_gigs_list" ON "saved_gigs" ("user_id","saved_at","gig_id");--> statement-breakpoint
CREATE INDEX "saved_searches_command" ON "saved_searches" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "saved_searches_open" ON "saved_searches" ("user_id","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "saved_searches_told" ON "saved_searches" ("alert","told_to","id") WHERE ended_at is null and alert <> 'never';--> statement-breakpoint
CREATE INDEX "saved_searches_ended" ON "saved_searches" ("ended_at") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "search_gigs_rating" ON "search_gigs" ("rating","id");--> statement-breakpoint
ALTER TABLE "seller_scores" ADD CONSTRAINT "seller_scores_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "saved_gigs" ADD CONSTRAINT "saved_gigs_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "saved_gigs" ADD CONSTRAINT "saved_gigs_gig_id_gigs_id_fkey" FOREIGN KEY ("gig_id") REFERENCES "gigs"("id");--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_category_id_categories_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id");
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
  delete from search_gigs where id = any (p_ids);
  insert into search_gigs (id, freelancer_id, category_id, top, kind, currency, from_micros, delivery_days, band, delivery, rating, published_at, search)
  select g.id, g.freelancer_id, g.category_id, split_part(g.category_id, '/', 1), g.kind, g.currency, g.from_micros, g.delivery_days,
    width_bucket(g.from_micros, array[1000000, 20000000, 100000000, 500000000]::bigint[]),
    width_bucket(g.delivery_days, array[2, 4, 8, 15]), coalesce(r.sorted, 400), coalesce(g.published_at, g.created_at),
    search_document(g.title, concat_ws(' ', array_to_string(g.tags, ' '), p.name, c.name), concat_ws(' ', u.name, u.handle), g.description)
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
create or replace function read_unread(p_most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
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
    and (hashtext(s.id) % 20 = 0 or (l.lexeme >= 'a' and not exists (select from search_words w where w.lexeme = l.lexeme)));
  perform read_words(coalesce(v_some, '{}'));
  -- An import does not lock its freelancers, so that a score may have been sorted in while it wrote.
  update search_gigs s set rating = r.sorted from seller_scores r
  where s.id = any (v_ids) and r.user_id = s.freelancer_id and s.rating <> r.sorted;
  return cardinality(v_ids);
end $$;
--> statement-breakpoint
-- A score in hundredths: five reviews of four stars stand beside the real ones. The same rule as `scoreOf` of the application.
create function score_hundredths(p_reviews int, p_stars int) returns smallint language sql immutable parallel safe as $$
  select (((p_stars + 20) * 200 / (p_reviews + 5) + 1) / 2)::smallint
$$;
--> statement-breakpoint
-- Sums up the reviews of these sellers anew. Their rows are locked first, and the sums are a statement of their own: of two reviews at
-- once the later command sees both.
create function seller_scores_put(p_ids text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if coalesce(cardinality(p_ids), 0) = 0 then return; end if;
  insert into seller_scores (user_id, reviews, stars, rating, sorted)
  select id, 0, 0, 400, 400 from (select distinct unnest(p_ids) as id order by 1) i on conflict do nothing;
  perform from seller_scores where user_id = any (p_ids) order by user_id for no key update;
  update seller_scores c set reviews = n.reviews, stars = n.stars, rating = score_hundredths(n.reviews, n.stars)
  from (
    select i.id, count(r.id)::int as reviews, coalesce(sum(r.stars), 0)::int as stars
    from (select distinct unnest(p_ids) as id) i
      left join reviews r on r.subject_id = i.id and r.side = 'buyer' and r.revealed_at is not null and r.not_counted is null
        and not exists (
          select from review_hidings h where h.review_id = r.id and h.part = 'review' and h.lifted_at is null and not h.counts)
    group by i.id) n
  where c.user_id = n.id and (c.reviews, c.stars) is distinct from (n.reviews, n.stars);
end $$;
--> statement-breakpoint
create function scores_follow_reviews() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform seller_scores_put(array(
    select distinct subject_id from written where side = 'buyer' and revealed_at is not null));
  return null;
end $$;
--> statement-breakpoint
create trigger reviews_are_scored after insert on reviews referencing new table as written
  for each statement execute function scores_follow_reviews();
--> statement-breakpoint
create trigger reviews_are_scored_again after update on reviews referencing new table as written
  for each statement execute function scores_follow_reviews();
--> statement-breakpoint
create function scores_follow_hidings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform seller_scores_put(array(
    select distinct r.subject_id from written w join reviews r on r.id = w.review_id
    where w.part = 'review' and r.side = 'buyer' and r.revealed_at is not null));
  return null;
end $$;
--> statement-breakpoint
create trigger hidings_are_scored after insert on review_hidings referencing new table as written
  for each statement execute function scores_follow_hidings();
--> statement-breakpoint
create trigger hidings_are_scored_again after update on review_hidings referencing new table as written
  for each statement execute function scores_follow_hidings();
--> statement-breakpoint
-- Brings the search up to the scores of some sellers; returns how many. A seller of many gigs costs as many rows, so that no command of a
-- review does it. A seller who is locked is left for the next run; the lock is the one that a publication waits for, so that a gig which is
-- being published meanwhile gets the new score.
create function sort_in_scores(p_most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_ids text[];
begin
  v_ids := array(
    select user_id from seller_scores where sorted <> rating order by user_id limit p_most for no key update skip locked);
  v_ids := array(select id from users where id = any (v_ids) order by id for no key update skip locked);
  if cardinality(v_ids) = 0 then return 0; end if;
  update search_gigs s set rating = c.rating from seller_scores c
  where c.user_id = any (v_ids) and s.freelancer_id = c.user_id and s.rating <> c.rating;
  update seller_scores set sorted = rating where user_id = any (v_ids);
  return cardinality(v_ids);
end $$;
--> statement-breakpoint
create trigger "saved_gigs_insert_guard" after insert on "saved_gigs" referencing new table as written
  for each statement execute function guard_command();
--> statement-breakpoint
create trigger "saved_gigs_update_guard" after update on "saved_gigs" referencing new table as written
  for each statement execute function guard_command();
--> statement-breakpoint
create trigger "saved_searches_insert_guard" after insert on "saved_searches" referencing new table as written
  for each statement execute function guard_command();
--> statement-breakpoint
create trigger "saved_searches_update_guard" after update on "saved_searches" referencing new table as written
  for each statement execute function guard_command();
--> statement-breakpoint
revoke all on function seller_scores_put, sort_in_scores from public;
--> statement-breakpoint
grant select on seller_scores to farthing_app;
--> statement-breakpoint
grant execute on function sort_in_scores, score_hundredths to farthing_app;
--> statement-breakpoint
grant select, insert, delete on saved_gigs, saved_searches to farthing_app;
--> statement-breakpoint
grant update ("name", "alert", "told_to", "ended_at", "command_id") on saved_searches to farthing_app;
--> statement-breakpoint
-- Reviews of before.
select seller_scores_put(array(select distinct subject_id from reviews where side = 'buyer' and revealed_at is not null));
--> statement-breakpoint
do $$ begin loop exit when sort_in_scores(100) = 0; end loop; end $$;
--> statement-breakpoint
analyze search_gigs, seller_scores;
--> statement-breakpoint
CREATE TABLE "times_off" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "times_off_ahead" CHECK (starts_at >= set_at and ends_at > starts_at)
);
--> statement-breakpoint
CREATE TABLE "first_messages" (
	"thread_id" text collate "C" PRIMARY KEY,
	"asker_id" text collate "C" NOT NULL,
	"asked_id" text collate "C" NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "first_messages_answered_later" CHECK (answered_at >= asked_at)
);
--> statement-breakpoint
ALTER TABLE "gigs" ADD COLUMN "faq" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "gigs" ADD COLUMN "queue_limit" integer;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "skills" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
CREATE INDEX "times_off_command" ON "times_off" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "times_off_one_each" ON "times_off" ("user_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "times_off_of" ON "times_off" ("user_id","starts_at");--> statement-breakpoint
CREATE INDEX "first_messages_asked" ON "first_messages" ("asked_id","asked_at");--> statement-breakpoint
ALTER TABLE "times_off" ADD CONSTRAINT "times_off_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "first_messages" ADD CONSTRAINT "first_messages_thread_id_threads_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id");--> statement-breakpoint
ALTER TABLE "gigs" ADD CONSTRAINT "gigs_faq_bounded" CHECK (jsonb_typeof(faq) = 'array' and jsonb_array_length(faq) <= 10);--> statement-breakpoint
ALTER TABLE "gigs" ADD CONSTRAINT "gigs_queue_limit" CHECK (queue_limit between 1 and 1000);--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_skills_bounded" CHECK (cardinality(skills) <= 15);
--> statement-breakpoint
-- Written by commands only.
CREATE TRIGGER "times_off_insert_guard" AFTER INSERT ON "times_off" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "times_off_update_guard" AFTER UPDATE ON "times_off" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
-- Its days are not frozen: the sandbox brings them nearer.
CREATE TRIGGER "times_off_frozen" BEFORE UPDATE OF "id", "user_id" ON "times_off"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "times_off_ended_once" BEFORE UPDATE OF "ended_at", "starts_at", "ends_at", "set_at" ON "times_off"
  FOR EACH ROW WHEN (old.ended_at IS NOT NULL) EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "times_off_are_kept" BEFORE DELETE ON "times_off" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "times_off_are_not_truncated" BEFORE TRUNCATE ON "times_off" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "times_off" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("starts_at", "ends_at", "note", "set_at", "ended_at", "command_id") ON "times_off" TO farthing_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON "first_messages" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("answered_at") ON "first_messages" TO farthing_app;
--> statement-breakpoint
-- Threads of earlier releases that began with a message, of people without an order before it.
INSERT INTO "first_messages" ("thread_id", "asker_id", "asked_id", "asked_at", "answered_at")
SELECT t.id, f.author_id, o.asked_id, f.at,
       (SELECT a.at FROM thread_lines a WHERE a.thread_id = t.id AND a.id > f.id AND a.author_id = o.asked_id AND a.at >= f.at ORDER BY a.id LIMIT 1)
FROM threads t
CROSS JOIN LATERAL (SELECT l.id, l.kind, l.author_id, l.at FROM thread_lines l WHERE l.thread_id = t.id ORDER BY l.id LIMIT 1) f
CROSS JOIN LATERAL (SELECT CASE f.author_id WHEN t.first_id THEN t.second_id ELSE t.first_id END AS asked_id) o
WHERE f.kind = 'message'
  AND NOT EXISTS (
    SELECT FROM orders b WHERE b.placed_at <= f.at
      AND ((b.buyer_id = f.author_id AND b.freelancer_id = o.asked_id) OR (b.buyer_id = o.asked_id AND b.freelancer_id = f.author_id)));
