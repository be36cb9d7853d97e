CREATE TABLE "profile_pictures" (
	"id" text collate "C" PRIMARY KEY,
	"user_id" text collate "C" NOT NULL,
	"small_key" text,
	"large_key" text,
	"saved_at" timestamp with time zone NOT NULL,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "profile_pictures_both_sizes" CHECK ((small_key is null) = (large_key is null))
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "languages" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "time_zone" text;--> statement-breakpoint
CREATE INDEX "profile_pictures_command" ON "profile_pictures" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE UNIQUE INDEX "profile_pictures_one_each" ON "profile_pictures" ("user_id") WHERE small_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "profile_pictures_small" ON "profile_pictures" ("small_key");--> statement-breakpoint
CREATE UNIQUE INDEX "profile_pictures_large" ON "profile_pictures" ("large_key");--> statement-breakpoint
ALTER TABLE "profile_pictures" ADD CONSTRAINT "profile_pictures_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");--> statement-breakpoint
-- Written by commands only. A row is never deleted: it says which picture a person had when; its bytes are gone.
CREATE TRIGGER "profile_pictures_insert_guard" AFTER INSERT ON "profile_pictures" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "profile_pictures_update_guard" AFTER UPDATE ON "profile_pictures" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "profile_pictures" TO farthing_app;
