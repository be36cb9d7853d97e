ALTER TABLE "notices" ADD COLUMN "about" text collate "C";--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "gather" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "gathered" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "over_at" timestamp with time zone;--> statement-breakpoint
DROP INDEX "notices_unread";--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" ("user_id") WHERE read_at is null and over_at is null and not gathered;--> statement-breakpoint
CREATE INDEX "notices_waiting" ON "notices" ("about") WHERE about is not null and read_at is null and over_at is null and not gathered;--> statement-breakpoint
CREATE INDEX "notices_group" ON "notices" ("user_id","gather","kind","id") WHERE gather is not null;--> statement-breakpoint
CREATE INDEX "notices_shown_of_group" ON "notices" ("user_id","gather","kind") WHERE gather is not null and not gathered;--> statement-breakpoint
-- Unread notices of before: what each is about, and an end for those whose order or dispute is over.
update notices n set about = coalesce(e.payload->>'disputeId', e.payload->>'orderId')
from events e
where e.id = n.event_id and n.read_at is null and n.kind ~ '^(order|task|dispute)[.]';
--> statement-breakpoint
update notices n set over_at = now()
where n.read_at is null
  and n.kind in ('order.placed freelancer', 'order.placed buyer', 'task.started buyer', 'task.delivered buyer', 'task.revised freelancer',
                 'task.extension_proposed buyer', 'task.cancel_proposed other', 'task.reminder buyer')
  and exists (select from tasks t where t.order_id = n.about)
  and not exists (
    select from tasks t where t.order_id = n.about and t.state in ('funded', 'started', 'delivered', 'disputed'));
--> statement-breakpoint
update notices n set over_at = now()
from disputes d
where n.read_at is null and n.kind ~ '^dispute[.](opened|answered|asked|review) ' and d.id = n.about and d.state = 'closed';
