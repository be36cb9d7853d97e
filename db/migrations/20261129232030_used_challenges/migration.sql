CREATE TABLE "used_challenges" (
	"hash" text PRIMARY KEY,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "passkey_uses" ADD COLUMN "backed_up" boolean;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "used_challenges" TO farthing_app;
