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
