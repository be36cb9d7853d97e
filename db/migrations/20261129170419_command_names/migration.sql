DROP INDEX "commands_book_checks";--> statement-breakpoint
CREATE INDEX "commands_book_checks" ON "commands" ("at") WHERE name in ('proof.check', 'books.check');--> statement-breakpoint
DROP INDEX "commands_decisions";--> statement-breakpoint
CREATE INDEX "commands_decisions" ON "commands" ("name","id") WHERE name in ('people.set_role', 'people.suspend', 'people.reinstate', 'identity.setRole', 'identity.suspend', 'identity.reinstate');--> statement-breakpoint
-- What the clock had to leave out is kept under the command's name; commands themselves keep the name they were begun under.
UPDATE setbacks SET work = CASE work
    WHEN 'orders.abandon' THEN 'tasks.abandon'
    WHEN 'orders.lapse' THEN 'tasks.lapse'
    WHEN 'orders.settle' THEN 'tasks.settle'
    ELSE 'earnings.clear_earnings'
  END
WHERE work IN ('orders.abandon', 'orders.lapse', 'orders.settle', 'payouts.clear_earnings');
