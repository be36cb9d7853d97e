ALTER TABLE "payout_rests" ADD COLUMN "frozen_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "payout_rests" DISABLE TRIGGER USER;
--> statement-breakpoint
UPDATE "payout_rests" SET "frozen_at" = "started_at" WHERE "until" IS NULL;
--> statement-breakpoint
ALTER TABLE "payout_rests" ENABLE TRIGGER USER;
--> statement-breakpoint
CREATE TABLE "hand_marks" (
	"user_id" text collate "C",
	"kind" text,
	"mark" text,
	"method_id" text collate "C",
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "hand_marks_pkey" PRIMARY KEY("user_id","kind","mark","method_id"),
	CONSTRAINT "hand_marks_kind" CHECK (kind in ('payout_account', 'browser'))
);
--> statement-breakpoint
CREATE TABLE "review_hidings" (
	"id" text collate "C" PRIMARY KEY,
	"review_id" text collate "C" NOT NULL,
	"part" text NOT NULL,
	"reason" text NOT NULL,
	"sentence" text NOT NULL,
	"counts" boolean NOT NULL,
	"hidden_by" text collate "C" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by" text collate "C",
	"lifted_sentence" text,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "review_hidings_part" CHECK (part in ('review', 'reply')),
	CONSTRAINT "review_hidings_lifted" CHECK ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_sentence is null))
);
--> statement-breakpoint
CREATE TABLE "review_replies" (
	"review_id" text collate "C" PRIMARY KEY,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_reports" (
	"id" text collate "C" PRIMARY KEY,
	"review_id" text collate "C" NOT NULL,
	"part" text NOT NULL,
	"reporter_id" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"decision" text,
	"explanation" text,
	"decided_by" text collate "C",
	"decided_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "review_reports_part" CHECK (part in ('review', 'reply')),
	CONSTRAINT "review_reports_decision" CHECK (decision in ('hidden', 'kept')),
	CONSTRAINT "review_reports_decided" CHECK ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null) and (decision is null) = (explanation is null))
);
--> statement-breakpoint
CREATE TABLE "review_windows" (
	"order_id" text collate "C" PRIMARY KEY,
	"ended_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"remind_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text collate "C" PRIMARY KEY,
	"order_id" text collate "C" NOT NULL,
	"gig_id" text collate "C",
	"side" text NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"stars" smallint NOT NULL,
	"as_described" smallint,
	"on_time" smallint,
	"communication" smallint,
	"clear_brief" smallint,
	"fair_answers" smallint,
	"text" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"opens_at" timestamp with time zone NOT NULL,
	"revealed_at" timestamp with time zone,
	"not_counted" text,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "reviews_side" CHECK (side in ('buyer', 'freelancer')),
	CONSTRAINT "reviews_two_people" CHECK (author_id <> subject_id),
	CONSTRAINT "reviews_stars" CHECK (stars between 1 and 5),
	CONSTRAINT "reviews_as_described" CHECK ((as_described is null or as_described between 1 and 5)),
	CONSTRAINT "reviews_on_time" CHECK ((on_time is null or on_time between 1 and 5)),
	CONSTRAINT "reviews_communication" CHECK ((communication is null or communication between 1 and 5)),
	CONSTRAINT "reviews_clear_brief" CHECK ((clear_brief is null or clear_brief between 1 and 5)),
	CONSTRAINT "reviews_fair_answers" CHECK ((fair_answers is null or fair_answers between 1 and 5)),
	CONSTRAINT "reviews_marks_of_side" CHECK (case side when 'buyer' then clear_brief is null and fair_answers is null
                    else as_described is null and on_time is null and communication is null end),
	CONSTRAINT "reviews_not_counted" CHECK (not_counted = 'same_hands'),
	CONSTRAINT "reviews_revealed_later" CHECK (revealed_at >= written_at)
);
--> statement-breakpoint
CREATE INDEX "hand_marks_mark" ON "hand_marks" ("mark","user_id");--> statement-breakpoint
CREATE INDEX "hand_marks_at" ON "hand_marks" ("at");--> statement-breakpoint
CREATE INDEX "review_hidings_command" ON "review_hidings" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "review_hidings_one_open" ON "review_hidings" ("review_id","part") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "review_hidings_review" ON "review_hidings" ("review_id");--> statement-breakpoint
CREATE INDEX "review_replies_command" ON "review_replies" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "review_reports_command" ON "review_reports" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "review_reports_one_each" ON "review_reports" ("review_id","part","reporter_id");--> statement-breakpoint
CREATE INDEX "review_reports_of_reporter" ON "review_reports" ("reporter_id","id");--> statement-breakpoint
CREATE INDEX "review_reports_waiting" ON "review_reports" ("review_id","part") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "review_windows_command" ON "review_windows" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "review_windows_remind" ON "review_windows" ("remind_at","order_id") WHERE remind_at is not null;--> statement-breakpoint
CREATE INDEX "reviews_command" ON "reviews" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_each" ON "reviews" ("order_id","side");--> statement-breakpoint
CREATE INDEX "reviews_hidden" ON "reviews" ("opens_at","id") WHERE revealed_at is null;--> statement-breakpoint
CREATE INDEX "reviews_of_subject" ON "reviews" ("subject_id","side","revealed_at","id") WHERE revealed_at is not null;--> statement-breakpoint
CREATE INDEX "reviews_of_gig" ON "reviews" ("gig_id","revealed_at","id") WHERE revealed_at is not null and side = 'buyer';--> statement-breakpoint
CREATE INDEX "reviews_of_author" ON "reviews" ("author_id","subject_id");--> statement-breakpoint
ALTER TABLE "hand_marks" ADD CONSTRAINT "hand_marks_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "review_hidings" ADD CONSTRAINT "review_hidings_review_id_reviews_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id");--> statement-breakpoint
ALTER TABLE "review_hidings" ADD CONSTRAINT "review_hidings_hidden_by_users_id_fkey" FOREIGN KEY ("hidden_by") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "review_hidings" ADD CONSTRAINT "review_hidings_lifted_by_users_id_fkey" FOREIGN KEY ("lifted_by") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "review_replies" ADD CONSTRAINT "review_replies_review_id_reviews_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id");--> statement-breakpoint
ALTER TABLE "review_reports" ADD CONSTRAINT "review_reports_review_id_reviews_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id");--> statement-breakpoint
ALTER TABLE "review_reports" ADD CONSTRAINT "review_reports_reporter_id_users_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "review_reports" ADD CONSTRAINT "review_reports_decided_by_users_id_fkey" FOREIGN KEY ("decided_by") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "review_windows" ADD CONSTRAINT "review_windows_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_gig_id_gigs_id_fkey" FOREIGN KEY ("gig_id") REFERENCES "gigs"("id");--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_author_id_users_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_subject_id_users_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "users"("id");--> statement-breakpoint
-- Marks of hands are facts about the past.
CREATE TRIGGER "hand_marks_are_kept" BEFORE UPDATE OR DELETE ON "hand_marks" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "hand_marks_are_not_truncated" BEFORE TRUNCATE ON "hand_marks" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "hand_marks" TO farthing_app;
--> statement-breakpoint
-- Written by commands only.
CREATE TRIGGER "review_windows_insert_guard" AFTER INSERT ON "review_windows" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "review_windows_update_guard" AFTER UPDATE ON "review_windows" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "review_windows_are_kept" BEFORE DELETE ON "review_windows" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "review_windows_are_not_truncated" BEFORE TRUNCATE ON "review_windows" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "review_windows" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("ended_at", "closes_at", "remind_at", "command_id") ON "review_windows" TO farthing_app;
--> statement-breakpoint
-- Whose a review is never changes, and what it says never changes once it is revealed, which happens once.
CREATE TRIGGER "reviews_insert_guard" AFTER INSERT ON "reviews" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "reviews_update_guard" AFTER UPDATE ON "reviews" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "reviews_frozen" BEFORE UPDATE OF "id", "order_id", "gig_id", "side", "author_id", "subject_id", "written_at", "opens_at" ON "reviews"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "reviews_frozen_once_revealed" BEFORE UPDATE OF "stars", "as_described", "on_time", "communication", "clear_brief",
  "fair_answers", "text", "version", "edited_at", "revealed_at" ON "reviews"
  FOR EACH ROW WHEN (old.revealed_at IS NOT NULL) EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "reviews_marks_stay" BEFORE UPDATE OF "not_counted" ON "reviews"
  FOR EACH ROW WHEN (old.not_counted IS NOT NULL AND new.not_counted IS DISTINCT FROM old.not_counted) EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "reviews_are_kept" BEFORE DELETE ON "reviews" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "reviews_are_not_truncated" BEFORE TRUNCATE ON "reviews" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "reviews" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("stars", "as_described", "on_time", "communication", "clear_brief", "fair_answers", "text", "version", "edited_at",
  "revealed_at", "not_counted", "command_id") ON "reviews" TO farthing_app;
--> statement-breakpoint
CREATE TRIGGER "review_replies_insert_guard" AFTER INSERT ON "review_replies" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "review_replies_update_guard" AFTER UPDATE ON "review_replies" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "review_replies_are_kept" BEFORE UPDATE OR DELETE ON "review_replies" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "review_replies_are_not_truncated" BEFORE TRUNCATE ON "review_replies" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "review_replies" TO farthing_app;
--> statement-breakpoint
-- A hiding can only be lifted, once.
CREATE TRIGGER "review_hidings_insert_guard" AFTER INSERT ON "review_hidings" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "review_hidings_update_guard" AFTER UPDATE ON "review_hidings" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "review_hidings_frozen" BEFORE UPDATE OF "id", "review_id", "part", "reason", "sentence", "counts", "hidden_by", "at" ON "review_hidings"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "review_hidings_lifted_once" BEFORE UPDATE ON "review_hidings"
  FOR EACH ROW WHEN (old.lifted_at IS NOT NULL) EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "review_hidings_are_kept" BEFORE DELETE ON "review_hidings" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "review_hidings_are_not_truncated" BEFORE TRUNCATE ON "review_hidings" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "review_hidings" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("lifted_at", "lifted_by", "lifted_sentence", "command_id") ON "review_hidings" TO farthing_app;
--> statement-breakpoint
-- A report is decided once; what was reported, and why, is never changed.
CREATE TRIGGER "review_reports_insert_guard" AFTER INSERT ON "review_reports" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "review_reports_update_guard" AFTER UPDATE ON "review_reports" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "review_reports_frozen" BEFORE UPDATE OF "id", "review_id", "part", "reporter_id", "reason", "note", "at" ON "review_reports"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "review_reports_are_kept" BEFORE DELETE ON "review_reports" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "review_reports_are_not_truncated" BEFORE TRUNCATE ON "review_reports" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "review_reports" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("decision", "explanation", "decided_by", "decided_at", "command_id") ON "review_reports" TO farthing_app;

--> statement-breakpoint
CREATE TABLE "portfolio_pieces" (
	"id" text collate "C" PRIMARY KEY,
	"freelancer_id" text collate "C" NOT NULL,
	"buyer_id" text collate "C" NOT NULL,
	"task_id" text collate "C" NOT NULL,
	"file_id" text collate "C" NOT NULL,
	"state" text NOT NULL,
	"alt" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "portfolio_pieces_state" CHECK (state in ('asked', 'shown', 'declined', 'withdrawn')),
	CONSTRAINT "portfolio_pieces_answered" CHECK (state in ('asked', 'withdrawn') or answered_at is not null),
	CONSTRAINT "portfolio_pieces_ended" CHECK ((state = 'withdrawn') = (ended_at is not null) and num_nonnulls(ended_at, ended_by) in (0, 2)),
	CONSTRAINT "portfolio_pieces_ended_by" CHECK (ended_by in ('buyer', 'freelancer'))
);
--> statement-breakpoint
CREATE TABLE "shown_pictures" (
	"id" text collate "C" PRIMARY KEY,
	"owner_id" text collate "C" NOT NULL,
	"gig_id" text collate "C",
	"portfolio_id" text collate "C",
	"state" text NOT NULL,
	"refusal" text,
	"position" integer NOT NULL,
	"alt" text NOT NULL,
	"sha256" text NOT NULL,
	"source_key" text,
	"width" integer,
	"height" integer,
	"colour" text,
	"files" jsonb,
	"keys" text[],
	"saved_at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "shown_pictures_of_one_thing" CHECK (num_nonnulls(gig_id, portfolio_id) = 1),
	CONSTRAINT "shown_pictures_state" CHECK (state in ('waiting', 'ready', 'refused', 'removed')),
	CONSTRAINT "shown_pictures_refused_why" CHECK ((state = 'refused') = (refusal is not null)),
	CONSTRAINT "shown_pictures_ready_whole" CHECK (case when state = 'ready' then num_nonnulls(width, height, colour, files, keys) = 5
               else num_nonnulls(width, height, colour, files, keys) = 0 end),
	CONSTRAINT "shown_pictures_source_while_waiting" CHECK (state = 'waiting' or source_key is null)
);
--> statement-breakpoint
CREATE INDEX "portfolio_pieces_command" ON "portfolio_pieces" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "portfolio_pieces_freelancer" ON "portfolio_pieces" ("freelancer_id","id");--> statement-breakpoint
CREATE INDEX "portfolio_pieces_buyer" ON "portfolio_pieces" ("buyer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "portfolio_pieces_file" ON "portfolio_pieces" ("file_id") WHERE state in ('asked', 'shown');--> statement-breakpoint
CREATE INDEX "shown_pictures_command" ON "shown_pictures" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "shown_pictures_gig" ON "shown_pictures" ("gig_id","position","id") WHERE state <> 'removed';--> statement-breakpoint
CREATE INDEX "shown_pictures_owner" ON "shown_pictures" ("owner_id") WHERE state <> 'removed';--> statement-breakpoint
CREATE INDEX "shown_pictures_waiting" ON "shown_pictures" ("id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "shown_pictures_keys" ON "shown_pictures" USING gin ("keys");--> statement-breakpoint
CREATE UNIQUE INDEX "shown_pictures_source" ON "shown_pictures" ("source_key");--> statement-breakpoint
CREATE UNIQUE INDEX "shown_pictures_piece" ON "shown_pictures" ("portfolio_id") WHERE state <> 'removed';--> statement-breakpoint
ALTER TABLE "portfolio_pieces" ADD CONSTRAINT "portfolio_pieces_task_id_tasks_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id");--> statement-breakpoint
ALTER TABLE "portfolio_pieces" ADD CONSTRAINT "portfolio_pieces_file_id_files_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id");--> statement-breakpoint
ALTER TABLE "shown_pictures" ADD CONSTRAINT "shown_pictures_owner_id_users_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "shown_pictures" ADD CONSTRAINT "shown_pictures_portfolio_id_portfolio_pieces_id_fkey" FOREIGN KEY ("portfolio_id") REFERENCES "portfolio_pieces"("id");--> statement-breakpoint
-- Written by commands only. Rows are kept: who agreed to what, and when.
CREATE TRIGGER "portfolio_pieces_insert_guard" AFTER INSERT ON "portfolio_pieces" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "portfolio_pieces_update_guard" AFTER UPDATE ON "portfolio_pieces" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "portfolio_pieces_frozen" BEFORE UPDATE OF "freelancer_id", "buyer_id", "task_id", "file_id", "alt", "asked_at" ON "portfolio_pieces"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "portfolio_pieces_are_kept" BEFORE DELETE ON "portfolio_pieces" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "portfolio_pieces_are_not_truncated" BEFORE TRUNCATE ON "portfolio_pieces" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "portfolio_pieces" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("state", "answered_at", "ended_at", "ended_by", "command_id") ON "portfolio_pieces" TO farthing_app;
--> statement-breakpoint
-- Written by commands only. Rows are kept: a removed picture loses its bytes and what they were.
CREATE TRIGGER "shown_pictures_insert_guard" AFTER INSERT ON "shown_pictures" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "shown_pictures_update_guard" AFTER UPDATE ON "shown_pictures" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "shown_pictures_frozen" BEFORE UPDATE OF "owner_id", "gig_id", "portfolio_id", "sha256", "saved_at" ON "shown_pictures"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "shown_pictures_are_kept" BEFORE DELETE ON "shown_pictures" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "shown_pictures_are_not_truncated" BEFORE TRUNCATE ON "shown_pictures" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "shown_pictures" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("state", "refusal", "position", "alt", "source_key", "width", "height", "colour", "files", "keys", "command_id") ON "shown_pictures" TO farthing_app;

--> statement-breakpoint
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
  select n.nth, s.published_at from (select (500 * 2 ^ (k / 2.0))::int as nth from generate_series(0, 28) k) n cross join lateral (
    select published_at from search_gigs order by published_at desc, id desc offset n.nth - 1 limit 1) s;
  with gone as (delete from search_lexemes where fresh = 1 returning *),
    sums as (select lexeme, sum(gigs)::int as gigs from gone group by 1),
    kept as (
      update search_lexemes c set gigs = c.gigs + s.gigs from sums s where c.fresh = 0 and c.lexeme = s.lexeme returning c.lexeme)
  insert into search_lexemes (lexeme, gigs, fresh)
  select s.lexeme, s.gigs, 0 from sums s where s.gigs <> 0 and not exists (select from kept k where k.lexeme = s.lexeme);
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
    and (hashtext(s.id) % 20 = 0 or (l.lexeme >= 'a' and not exists (select from search_words w where w.lexeme = l.lexeme)));
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

--> statement-breakpoint
CREATE TABLE "order_facts" (
	"order_id" text collate "C" PRIMARY KEY,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "order_facts_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"buyer_id" text collate "C" NOT NULL,
	"freelancer_id" text collate "C" NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"paid" boolean NOT NULL,
	"on_time" boolean,
	"by_silence" boolean,
	"decide_seconds" integer,
	"revised" boolean NOT NULL,
	"disputed" boolean NOT NULL,
	"again" boolean NOT NULL,
	"same_hands" boolean NOT NULL,
	CONSTRAINT "order_facts_decided" CHECK (decide_seconds is null or (decide_seconds >= 0 and by_silence is not null))
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "order_facts_freelancer" ON "order_facts" ("freelancer_id","ended_at","order_id");--> statement-breakpoint
CREATE INDEX "order_facts_buyer" ON "order_facts" ("buyer_id","ended_at","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_facts_position" ON "order_facts" ("position");--> statement-breakpoint
ALTER TABLE "order_facts" ADD CONSTRAINT "order_facts_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
GRANT SELECT, INSERT ON "order_facts" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("ended_at", "paid", "on_time", "by_silence", "decide_seconds", "revised", "disputed", "again", "same_hands") ON "order_facts" TO farthing_app;
--> statement-breakpoint
-- Deliveries of earlier releases: a task's due date is still that of its first delivery unless the buyer sent the work back.
ALTER TABLE "deliveries" DISABLE TRIGGER USER;
--> statement-breakpoint
UPDATE "deliveries" d SET "due_at" = t."due_at" FROM "tasks" t
WHERE t."id" = d."task_id" AND d."at" = t."delivered_at"
  AND NOT EXISTS (SELECT FROM "task_transitions" x WHERE x."task_id" = t."id" AND x."transition" IN ('revise', 'accept_part'));
--> statement-breakpoint
ALTER TABLE "deliveries" ENABLE TRIGGER USER;
--> statement-breakpoint
-- Orders that ended before this release.
INSERT INTO "order_facts" ("order_id", "buyer_id", "freelancer_id", "ended_at", "paid", "on_time", "by_silence", "decide_seconds",
                           "revised", "disputed", "again", "same_hands")
SELECT o.id, o.buyer_id, o.freelancer_id, e.ended_at, e.paid, e.on_time,
       CASE WHEN e.accepted + e.silent > 0 THEN e.silent > e.accepted END, e.decide_seconds, e.revised, e.disputed,
       EXISTS (
         SELECT FROM orders b JOIN tasks t ON t.order_id = b.id
         WHERE b.buyer_id = o.buyer_id AND b.freelancer_id = o.freelancer_id AND b.id < o.id
           AND t.released_micros > 0 AND t.closed_at <= e.ended_at),
       EXISTS (
         SELECT FROM hand_marks mine JOIN hand_marks theirs ON theirs.mark = mine.mark AND theirs.kind = mine.kind
         WHERE mine.user_id = o.buyer_id AND theirs.user_id = o.freelancer_id)
FROM orders o CROSS JOIN LATERAL (
  SELECT bool_or(t.closed_at IS NULL) AS open, max(t.closed_at) AS ended_at, bool_or(t.released_micros > 0) AS paid,
         bool_and(CASE WHEN d.at IS NOT NULL THEN d.at <= d.due_at WHEN s.failed THEN false END) AS on_time,
         count(*) FILTER (WHERE s.accepted_at IS NOT NULL)::int AS accepted, count(*) FILTER (WHERE s.settled)::int AS silent,
         (percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM s.accepted_at - s.delivered_at))
            FILTER (WHERE s.accepted_at >= s.delivered_at))::int AS decide_seconds,
         coalesce(bool_or(s.revised), false) AS revised, coalesce(bool_or(s.disputed), false) AS disputed
  FROM tasks t
  LEFT JOIN LATERAL (SELECT d.at, d.due_at FROM deliveries d WHERE d.task_id = t.id ORDER BY d.id LIMIT 1) d ON d.due_at IS NOT NULL
  LEFT JOIN LATERAL (
    SELECT max(x.at) FILTER (WHERE x.transition IN ('accept', 'accept_part')) AS accepted_at, max(x.at) FILTER (WHERE x.transition = 'deliver') AS delivered_at,
           bool_or(x.transition = 'settle') AS settled, bool_or(x.transition = 'revise') AS revised,
           bool_or(x.transition IN ('dispute', 'escalate')) AS disputed,
           bool_or(x.transition IN ('abandon', 'cancel_late', 'give_up')) AND NOT bool_or(x.transition = 'deliver') AS failed
    FROM task_transitions x WHERE x.task_id = t.id
  ) s ON true
  WHERE t.order_id = o.id
) e
WHERE NOT e.open AND e.ended_at IS NOT NULL ORDER BY o.id;
