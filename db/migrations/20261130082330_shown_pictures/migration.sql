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
