ALTER TABLE "sandbox"."operations" ADD COLUMN "settlement_ref" text collate "C";--> statement-breakpoint
CREATE INDEX "operations_settlement" ON "sandbox"."operations" ("settlement_ref");