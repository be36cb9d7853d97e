CREATE TABLE "live_marks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "live_marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text collate "C" NOT NULL,
	"event_id" text collate "C",
	"kind" text NOT NULL,
	"about" text[] NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "live_marks_once" ON "live_marks" ("event_id","user_id");--> statement-breakpoint
CREATE INDEX "live_marks_user" ON "live_marks" ("user_id","id");--> statement-breakpoint
-- Readers go by "ids above the last one seen". Ids are drawn before the commit, so without this lock a row could appear behind a
-- reader that already saw a larger id. It is taken before the first id of a statement is drawn, and let go after the commit is
-- visible; only the worker writes here, never the transaction of a command.
CREATE FUNCTION live_marks_in_order() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('live_marks', 0));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "live_marks_commit_in_order" BEFORE INSERT ON "live_marks"
  FOR EACH STATEMENT EXECUTE FUNCTION live_marks_in_order();
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "live_marks" TO farthing_app;
--> statement-breakpoint
GRANT SELECT ON SEQUENCE "live_marks_id_seq" TO farthing_app;
