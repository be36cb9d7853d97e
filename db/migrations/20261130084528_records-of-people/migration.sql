CREATE TABLE "order_facts" (
	"order_id" text collate "C" PRIMARY KEY,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "order_facts_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"buyer_id" text collate "C" NOT NULL,
	"freelancer_id" text collate "C" NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"paid" boolean NOT NULL,
	"on_time" boolean,
	"by_silence" boolean,
	"decide_seconds" integer,
	"revised" boolean NOT NULL,
	"disputed" boolean NOT NULL,
	"again" boolean NOT NULL,
	"same_hands" boolean NOT NULL,
	CONSTRAINT "order_facts_decided" CHECK (decide_seconds is null or (decide_seconds >= 0 and by_silence is not null))
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "order_facts_freelancer" ON "order_facts" ("freelancer_id","ended_at","order_id");--> statement-breakpoint
CREATE INDEX "order_facts_buyer" ON "order_facts" ("buyer_id","ended_at","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_facts_position" ON "order_facts" ("position");--> statement-breakpoint
ALTER TABLE "order_facts" ADD CONSTRAINT "order_facts_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
GRANT SELECT, INSERT ON "order_facts" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("ended_at", "paid", "on_time", "by_silence", "decide_seconds", "revised", "disputed", "again", "same_hands") ON "order_facts" TO farthing_app;
--> statement-breakpoint
-- Deliveries of earlier releases: a task's due date is still that of its first delivery unless the buyer sent the work back.
ALTER TABLE "deliveries" DISABLE TRIGGER USER;
--> statement-breakpoint
UPDATE "deliveries" d SET "due_at" = t."due_at" FROM "tasks" t
WHERE t."id" = d."task_id" AND d."at" = t."delivered_at"
  AND NOT EXISTS (SELECT FROM "task_transitions" x WHERE x."task_id" = t."id" AND x."transition" IN ('revise', 'accept_part'));
--> statement-breakpoint
ALTER TABLE "deliveries" ENABLE TRIGGER USER;
--> statement-breakpoint
-- Orders that ended before this release.
INSERT INTO "order_facts" ("order_id", "buyer_id", "freelancer_id", "ended_at", "paid", "on_time", "by_silence", "decide_seconds",
                           "revised", "disputed", "again", "same_hands")
SELECT o.id, o.buyer_id, o.freelancer_id, e.ended_at, e.paid, e.on_time,
       CASE WHEN e.accepted + e.silent > 0 THEN e.silent > e.accepted END, e.decide_seconds, e.revised, e.disputed,
       EXISTS (
         SELECT FROM orders b JOIN tasks t ON t.order_id = b.id
         WHERE b.buyer_id = o.buyer_id AND b.freelancer_id = o.freelancer_id AND b.id < o.id
           AND t.released_micros > 0 AND t.closed_at <= e.ended_at),
       EXISTS (
         SELECT FROM hand_marks mine JOIN hand_marks theirs ON theirs.mark = mine.mark AND theirs.kind = mine.kind
         WHERE mine.user_id = o.buyer_id AND theirs.user_id = o.freelancer_id)
FROM orders o CROSS JOIN LATERAL (
  SELECT bool_or(t.closed_at IS NULL) AS open, max(t.closed_at) AS ended_at, bool_or(t.released_micros > 0) AS paid,
         bool_and(CASE WHEN d.at IS NOT NULL THEN d.at <= d.due_at WHEN s.failed THEN false END) AS on_time,
         count(*) FILTER (WHERE s.accepted_at IS NOT NULL)::int AS accepted, count(*) FILTER (WHERE s.settled)::int AS silent,
         (percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM s.accepted_at - s.delivered_at))
            FILTER (WHERE s.accepted_at IS NOT NULL AND s.delivered_at IS NOT NULL))::int AS decide_seconds,
         coalesce(bool_or(s.revised), false) AS revised, coalesce(bool_or(s.disputed), false) AS disputed
  FROM tasks t
  LEFT JOIN LATERAL (SELECT d.at, d.due_at FROM deliveries d WHERE d.task_id = t.id ORDER BY d.id LIMIT 1) d ON d.due_at IS NOT NULL
  LEFT JOIN LATERAL (
    SELECT max(x.at) FILTER (WHERE x.transition IN ('accept', 'accept_part')) AS accepted_at, max(x.at) FILTER (WHERE x.transition = 'deliver') AS delivered_at,
           bool_or(x.transition = 'settle') AS settled, bool_or(x.transition = 'revise') AS revised,
           bool_or(x.transition IN ('dispute', 'escalate')) AS disputed,
           bool_or(x.transition IN ('abandon', 'cancel_late')) AND NOT bool_or(x.transition = 'deliver') AS failed
    FROM task_transitions x WHERE x.task_id = t.id
  ) s ON true
  WHERE t.order_id = o.id
) e
WHERE NOT e.open AND e.ended_at IS NOT NULL ORDER BY o.id;
