CREATE TABLE "order_fillings" (
	"id" text collate "C" PRIMARY KEY,
	"token_id" text collate "C",
	"level" text NOT NULL,
	"task_price_micros" bigint NOT NULL,
	"delivery_days" integer NOT NULL,
	"revisions" integer NOT NULL,
	"total" integer NOT NULL,
	"state" text NOT NULL,
	"made" integer DEFAULT 0 NOT NULL,
	"returned" integer DEFAULT 0 NOT NULL,
	"start_by" timestamp with time zone,
	"wound" integer DEFAULT 0 NOT NULL,
	"code" text,
	"sentence" text,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"command_id" text collate "C" NOT NULL,
	CONSTRAINT "order_fillings_state" CHECK (state in ('filling', 'winding', 'filled', 'returning', 'returned')),
	CONSTRAINT "order_fillings_ended" CHECK ((state in ('filled', 'returned')) = (ended_at is not null)),
	CONSTRAINT "order_fillings_stand" CHECK ((state in ('winding', 'filled')) = (start_by is not null)),
	CONSTRAINT "order_fillings_reason" CHECK ((state in ('returning', 'returned')) = (code is not null) and (code is null) = (sentence is null)),
	CONSTRAINT "order_fillings_counts" CHECK (total > 0 and task_price_micros > 0 and made between 0 and total
          and case state when 'filling' then returned = 0 and wound = 0
                         when 'winding' then made = total and returned = 0 and wound between 0 and total - 1
                         when 'filled' then made = total and returned = 0 and wound = total
                         when 'returning' then returned between 0 and made - 1 and wound = 0
                         else returned = made and wound = 0 end)
);
--> statement-breakpoint
CREATE INDEX "order_fillings_open" ON "order_fillings" ("id") WHERE state in ('filling', 'winding', 'returning');--> statement-breakpoint
ALTER TABLE "order_fillings" ADD CONSTRAINT "order_fillings_id_orders_id_fkey" FOREIGN KEY ("id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "order_fillings" ADD CONSTRAINT "order_fillings_token_id_api_tokens_id_fkey" FOREIGN KEY ("token_id") REFERENCES "api_tokens"("id");--> statement-breakpoint
-- Written by commands only, along its lifecycle; what was agreed is never changed, and a filling is kept like its order.
CREATE TRIGGER "order_fillings_insert_guard" AFTER INSERT ON "order_fillings" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_fillings_update_guard" AFTER UPDATE ON "order_fillings" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_command();
--> statement-breakpoint
CREATE TRIGGER "order_fillings_begin_lifecycle" AFTER INSERT ON "order_fillings" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_beginnings('order_filling');
--> statement-breakpoint
CREATE TRIGGER "order_fillings_step_lifecycle" AFTER UPDATE ON "order_fillings" REFERENCING OLD TABLE AS was NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION guard_steps('order_filling');
--> statement-breakpoint
CREATE TRIGGER "order_fillings_frozen" BEFORE UPDATE OF "id", "token_id", "level", "task_price_micros", "delivery_days", "revisions",
  "total", "created_at" ON "order_fillings" FOR EACH ROW EXECUTE FUNCTION refuse_frozen_change();
--> statement-breakpoint
CREATE TRIGGER "order_fillings_are_kept" BEFORE DELETE ON "order_fillings" FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "order_fillings_are_not_truncated" BEFORE TRUNCATE ON "order_fillings"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON "order_fillings" TO farthing_app;
--> statement-breakpoint
GRANT UPDATE ("state", "made", "returned", "start_by", "wound", "code", "sentence", "ended_at", "command_id") ON "order_fillings" TO farthing_app;
