ALTER TABLE "files" RENAME CONSTRAINT "files_of_a_task_or_an_order" TO "files_of_one_thing";--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "thread_id" text collate "C";--> statement-breakpoint
ALTER TABLE "files" DROP CONSTRAINT "files_of_one_thing", ADD CONSTRAINT "files_of_one_thing" CHECK (num_nonnulls(task_id, order_id, thread_id) = 1);