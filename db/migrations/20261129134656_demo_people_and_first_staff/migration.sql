CREATE TABLE "first_staff_links" (
	"id" text collate "C" PRIMARY KEY,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" text collate "C",
	"replaced_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "first_staff_links_used" CHECK ((used_at is null) = (used_by is null)),
	CONSTRAINT "first_staff_links_ended_once" CHECK (used_at is null or replaced_at is null)
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "demo" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "first_staff_links_hash" ON "first_staff_links" ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "first_staff_links_one_open" ON "first_staff_links" ((true)) WHERE used_at is null and replaced_at is null;--> statement-breakpoint
CREATE INDEX "users_demo" ON "users" ("id") WHERE demo;--> statement-breakpoint
ALTER TABLE "first_staff_links" ADD CONSTRAINT "first_staff_links_used_by_users_id_fkey" FOREIGN KEY ("used_by") REFERENCES "users"("id");--> statement-breakpoint
-- The people of a demo that was told before there was a mark: they signed up under the seed's own keys, and only where
-- the operator had begun the demo. The mark is no change that a command made, so the rows go on naming their own.
ALTER TABLE "users" DISABLE TRIGGER "users_update_guard";
--> statement-breakpoint
UPDATE "users" SET "demo" = true WHERE "id" IN (
  SELECT c.answer ->> 'userId' FROM "commands" c
  WHERE c.actor_id = 'visitor' AND c.name = 'identity.signUp'
    AND c.idempotency_key IN ('demo:ada:sign-up', 'demo:lin:sign-up', 'demo:max:sign-up', 'demo:sol:sign-up', 'demo:ray:sign-up')
    AND EXISTS (SELECT FROM "commands" b WHERE b.actor_id = 'operator' AND b.idempotency_key = 'demo:begun')
);
--> statement-breakpoint
ALTER TABLE "users" ENABLE TRIGGER "users_update_guard";
--> statement-breakpoint
-- Once marked, always marked: a demo person never becomes an ordinary one.
CREATE TRIGGER "users_demo_frozen" BEFORE UPDATE OF "demo" ON "users" FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "first_staff_links_insert_guard" AFTER INSERT ON "first_staff_links" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "first_staff_links_update_guard" AFTER UPDATE ON "first_staff_links" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "first_staff_links_frozen" BEFORE UPDATE OF "id", "hash", "created_at", "expires_at" ON "first_staff_links"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "first_staff_links_are_kept" BEFORE DELETE ON "first_staff_links"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "first_staff_links_are_not_truncated" BEFORE TRUNCATE ON "first_staff_links"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "first_staff_links" TO farthing_app;
