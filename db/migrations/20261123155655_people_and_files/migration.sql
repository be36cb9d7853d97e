-- Limits are counted in the store because several web processes share them; unlogged, because they are worth nothing after a crash.
CREATE UNLOGGED TABLE "rate_limits" (
	"key" text PRIMARY KEY,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "commands_about_person" ON "commands" ((answer ->> 'userId'),"id") WHERE name in ('identity.setRole', 'identity.suspend', 'identity.reinstate');--> statement-breakpoint
CREATE UNIQUE INDEX "files_storage_key" ON "files" ("storage_key");--> statement-breakpoint
CREATE INDEX "rate_limits_expire" ON "rate_limits" ("expire");
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "rate_limits" TO farthing_app;
