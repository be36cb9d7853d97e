/** Proofs of the books and their marks, so that the next proof need only read what is new. */
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  snakeCase,
  text,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { at, id, micros } from "./columns.ts";

const number = () => bigint({ mode: "bigint" });

/** One row per proof, healthy or not. Written by `verify` as the database's owner, in the proof's transaction; never changed. */
export const proofs = snakeCase.table(
  "proofs",
  {
    id: id(),
    /** `full`, or `new`: rows written since another proof. */
    coverage: text().notNull(),
    at: at().notNull(),
    ms: integer().notNull(),
    healthy: boolean().notNull(),
    /** Beginning of a proof of what is new. */
    sinceTransferId: number(),
    sinceCommandPlace: number(),
    /** The books are proved up to here; null when they were wrong, so that the next proof begins where this one did. */
    transferId: number(),
    commandPlace: number(),
    /** Findings of each check. */
    verification: jsonb().notNull(),
  },
  (t) => [
    index("proofs_coverage").on(t.coverage, t.at),
    index("proofs_marks")
      .on(t.at)
      .where(sql`transfer_id is not null`),
    check("proofs_coverage", sql`coverage in ('full', 'new')`),
    check(
      "proofs_mark",
      sql`healthy = (transfer_id is not null) and healthy = (command_place is not null)`,
    ),
  ],
);

/**
 * Sum of the transfers of every account of people and the platform at the newest mark: a proof of what is new builds on it
 * instead of summing a busy account's whole history. Escrows are short and always summed. Written like `proofs`.
 */
export const provenBalances = snakeCase.table("proven_balances", {
  accountId: number().primaryKey(),
  micros: micros().notNull(),
});
