/** What was proved of the books, and up to where: so that the next proof need look only at what is new. */
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

/** One row a proof, right or wrong. Written by `verify`, as the database's owner, in the proof's own transaction; never changed. */
export const proofs = snakeCase.table(
  "proofs",
  {
    id: id(),
    /** `full`, or `new`: only what was written since another proof. */
    coverage: text().notNull(),
    at: at().notNull(),
    ms: integer().notNull(),
    healthy: boolean().notNull(),
    /** Where a proof of what is new began. */
    sinceTransferId: number(),
    sinceCommandPlace: number(),
    /** Up to here the books are proved; missing when they were wrong, so that the next proof begins where this one did. */
    transferId: number(),
    commandPlace: number(),
    /** What each check found. */
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
 * What the transfers of every account of a person or of Farthing came to at the newest mark: a proof of what is new goes on from
 * here instead of summing up all of a busy account's history. Escrows are short and always summed. Written like `proofs`.
 */
export const provenBalances = snakeCase.table("proven_balances", {
  accountId: number().primaryKey(),
  micros: micros().notNull(),
});
