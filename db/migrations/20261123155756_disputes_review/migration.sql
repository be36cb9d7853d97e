ALTER TABLE "disputes" ADD COLUMN "review_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "ruling_due_at" timestamp with time zone;--> statement-breakpoint
DROP INDEX "disputes_queue";--> statement-breakpoint
CREATE INDEX "disputes_queue" ON "disputes" (coalesce(ruling_due_at, answer_due_at),"id") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "disputes_closed" ON "disputes" ("closed_at","id") WHERE state = 'closed';--> statement-breakpoint
CREATE INDEX "disputes_buyer" ON "disputes" ("buyer_id");--> statement-breakpoint
CREATE INDEX "disputes_freelancer" ON "disputes" ("freelancer_id");--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_reviewed" CHECK ((ruling_due_at is null) = (review_at is null));