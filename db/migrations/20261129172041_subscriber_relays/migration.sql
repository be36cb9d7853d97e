CREATE TABLE "event_subscriber_relays" (
	"event_id" text collate "C",
	"subscriber" text,
	"relayed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_subscriber_relays_pkey" PRIMARY KEY("event_id","subscriber")
);
--> statement-breakpoint
ALTER TABLE "event_subscriber_relays" ADD CONSTRAINT "event_subscriber_relays_event_id_events_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id");--> statement-breakpoint
-- Marks of before stand in event_relays and mean that all subscribers heard.
grant select, insert on event_subscriber_relays to farthing_app;
