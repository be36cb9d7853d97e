/** The only barrel of the house: every table, for queries and for generating migrations. */
export * from "./schema/api-tokens.ts";
export * from "./schema/batches.ts";
export * from "./schema/catalog.ts";
export * from "./schema/commands.ts";
export * from "./schema/commission.ts";
export * from "./schema/disputes.ts";
export * from "./schema/events.ts";
export * from "./schema/files.ts";
export * from "./schema/identity.ts";
export * from "./schema/ledger.ts";
export * from "./schema/notices.ts";
export * from "./schema/orders.ts";
export * from "./schema/proofs.ts";
export * from "./schema/sandbox.ts";
export * from "./schema/setbacks.ts";
export * from "./schema/wallet.ts";
export * from "./schema/webhooks.ts";
