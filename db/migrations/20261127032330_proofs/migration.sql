CREATE TABLE "proofs" (
	"id" text collate "C" PRIMARY KEY,
	"coverage" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ms" integer NOT NULL,
	"healthy" boolean NOT NULL,
	"since_transfer_id" bigint,
	"since_command_place" bigint,
	"transfer_id" bigint,
	"command_place" bigint,
	"verification" jsonb NOT NULL,
	CONSTRAINT "proofs_coverage" CHECK (coverage in ('full', 'new')),
	CONSTRAINT "proofs_mark" CHECK (healthy = (transfer_id is not null) and healthy = (command_place is not null))
);
--> statement-breakpoint
CREATE TABLE "proven_balances" (
	"account_id" bigint PRIMARY KEY,
	"micros" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "batch_items_command" ON "batch_items" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "gigs_command" ON "gigs" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "users_command" ON "users" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "clearings_command" ON "clearings" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "clearings_task" ON "clearings" ("task_id");--> statement-breakpoint
CREATE INDEX "deliveries_command" ON "deliveries" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "orders_command" ON "orders" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "task_transitions_command" ON "task_transitions" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "tasks_command" ON "tasks" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "proofs_coverage" ON "proofs" ("coverage","at");--> statement-breakpoint
CREATE INDEX "proofs_marks" ON "proofs" ("at") WHERE transfer_id is not null;--> statement-breakpoint
CREATE INDEX "deposits_command" ON "deposits" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "payout_transitions_command" ON "payout_transitions" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
CREATE INDEX "payouts_command" ON "payouts" USING brin ("command_id") WITH (pages_per_range=32);--> statement-breakpoint
-- Proofs add up every transfer there is. The built-in sum keeps a number without end for each account; this one keeps eight
-- bytes, so that millions of accounts fit into memory, and refuses what does not fit instead of being wrong.
create aggregate exact_sum(bigint) (sfunc = int8pl, stype = bigint, combinefunc = int8pl, parallel = safe);
--> statement-breakpoint
create trigger proofs_are_history before update or delete on proofs for each row execute function refuse_history_change();
--> statement-breakpoint
create trigger proofs_are_not_truncated before truncate on proofs for each statement execute function refuse_history_change();
--> statement-breakpoint
-- Read by everybody, written by nobody but the owner, whom only `verify` works as.
do $$
begin
  grant select on proofs, proven_balances to farthing_app;
end $$;
