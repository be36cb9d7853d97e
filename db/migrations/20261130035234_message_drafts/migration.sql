CREATE TABLE "message_drafts" (
	"holder" text,
	"addressee" text,
	"body" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_drafts_pkey" PRIMARY KEY("holder","addressee")
);
--> statement-breakpoint
CREATE INDEX "message_drafts_saved" ON "message_drafts" ("saved_at");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "message_drafts" TO farthing_app;
