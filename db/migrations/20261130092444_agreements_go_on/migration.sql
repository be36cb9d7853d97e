CREATE TABLE "form_files" (
	"holder" text collate "C",
	"form_key" text,
	"sha256" text,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"kept_sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"thumbnail" jsonb,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "form_files_pkey" PRIMARY KEY("holder","form_key","sha256")
);
--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "offer_id" text collate "C";--> statement-breakpoint
ALTER TABLE "order_changes" ADD COLUMN "auto_accept_hours" integer;--> statement-breakpoint
ALTER TABLE "order_changes" ADD COLUMN "unconfirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "offer_versions" ADD COLUMN "reference" text;--> statement-breakpoint
ALTER TABLE "offer_versions" ADD COLUMN "metadata" jsonb;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "unconfirmed_version" integer;--> statement-breakpoint
ALTER TABLE "order_enclosures" ADD COLUMN "files_of" text collate "C";--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "auto_accept_hours" integer;--> statement-breakpoint
ALTER TABLE "buyer_requests" ADD COLUMN "reference" text;--> statement-breakpoint
ALTER TABLE "buyer_requests" ADD COLUMN "metadata" jsonb;--> statement-breakpoint
ALTER TABLE "buyer_requests" ADD COLUMN "passed_to" text collate "C";--> statement-breakpoint
CREATE UNIQUE INDEX "form_files_storage_key" ON "form_files" ("storage_key");--> statement-breakpoint
CREATE INDEX "form_files_thumbnail" ON "form_files" ((thumbnail->>'storageKey'));--> statement-breakpoint
CREATE INDEX "form_files_received" ON "form_files" ("received_at");--> statement-breakpoint
CREATE INDEX "offer_versions_reference" ON "offer_versions" ("reference","offer_id") WHERE reference is not null;--> statement-breakpoint
CREATE INDEX "buyer_requests_reference" ON "buyer_requests" ("buyer_id","reference","id") WHERE reference is not null;--> statement-breakpoint
CREATE INDEX "buyer_requests_passing" ON "buyer_requests" ("id") WHERE passed_to is not null;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_unconfirmed" CHECK (unconfirmed_version <= version);--> statement-breakpoint
ALTER TABLE "buyer_requests" ADD CONSTRAINT "buyer_requests_pass_over" CHECK (passed_to is null or state <> 'open');--> statement-breakpoint
ALTER TABLE "files" DROP CONSTRAINT "files_of_one_thing", ADD CONSTRAINT "files_of_one_thing" CHECK (num_nonnulls(task_id, order_id, thread_id, request_id, offer_id) = 1);
--> statement-breakpoint
-- Written by commands, like the rest of these rows: the guards of their tables hold for every column.
GRANT UPDATE ("unconfirmed_version") ON "offers" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("unconfirmed_at") ON "order_changes" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("passed_to") ON "buyer_requests" TO farthing_app;
--> statement-breakpoint
-- Terms that were agreed on: like the columns beside them they never change.
CREATE TRIGGER "order_changes_hours_frozen" BEFORE UPDATE OF "auto_accept_hours" ON "order_changes"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "tasks_hours_stay" BEFORE UPDATE OF "auto_accept_hours" ON "tasks" FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "buyer_requests_own_facts_stay" BEFORE UPDATE OF "reference", "metadata" ON "buyer_requests"
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "form_files" TO farthing_app;