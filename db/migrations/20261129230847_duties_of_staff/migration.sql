CREATE TABLE "staff_reads" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_reads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" text collate "C" NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"what" text NOT NULL,
	"subject_id" text DEFAULT '' NOT NULL,
	"window_at" timestamp with time zone NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "duties" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "staff_reads_once" ON "staff_reads" ("person_id","window_at","staff_id","what","subject_id");--> statement-breakpoint
CREATE INDEX "staff_reads_person" ON "staff_reads" ("person_id","id");--> statement-breakpoint
ALTER TABLE "staff_reads" ADD CONSTRAINT "staff_reads_person_id_users_id_fkey" FOREIGN KEY ("person_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "staff_reads" ADD CONSTRAINT "staff_reads_staff_id_users_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_duties" CHECK (duties <@ array['support', 'finance', 'judge', 'admin']);--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_duties_of_staff" CHECK (role = 'staff' or duties = '{}');--> statement-breakpoint
-- Staff of earlier releases could do all that staff may do. That is no change that a command made, so the rows go on naming their own.
ALTER TABLE "users" DISABLE TRIGGER "users_update_guard";
--> statement-breakpoint
UPDATE "users" SET "duties" = array['support', 'finance', 'judge', 'admin'] WHERE "role" = 'staff';
--> statement-breakpoint
ALTER TABLE "users" ENABLE TRIGGER "users_update_guard";
--> statement-breakpoint
-- What staff read is a record: rows are added, and nothing else.
CREATE TRIGGER "staff_reads_are_kept" BEFORE UPDATE OR DELETE ON "staff_reads"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "staff_reads_are_not_truncated" BEFORE TRUNCATE ON "staff_reads"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "staff_reads" TO farthing_app;
