/** A command is the idempotency record, the audit record and the name of its transaction at once. */
import { sql } from "drizzle-orm";
import { bigint, index, jsonb, snakeCase, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, bytes, id, ref, xid } from "./columns.ts";

export const commands = snakeCase.table(
  "commands",
  {
    id: id(),
    name: text().notNull(),
    actorKind: text().notNull(),
    actorId: ref().notNull(),
    idempotencyKey: text().notNull(),
    inputHash: bytes().notNull(),
    level: text().notNull(),
    answer: jsonb(),
    at: at().notNull(),
    sealedAt: at(),
    /** The transaction that began the command: nobody else may write under its name. */
    transactionId: xid().notNull(),
    /** Its number, drawn by the trigger that began it (see `ledger/settled.ts`): what is new since a number can be asked. */
    place: bigint({ mode: "bigint" }).notNull(),
  },
  (t) => [
    uniqueIndex("commands_actor_key").on(t.actorId, t.idempotencyKey),
    uniqueIndex("commands_place").on(t.place),
    /** The newest proof of the books, without reading through everything done since; by its name today and its former one. */
    index("commands_book_checks")
      .on(t.at)
      .where(sql`name in ('proof.check', 'books.check')`),
    // What staff decided, for people's pages. It names nothing that sealing writes, or every seal would write into all indexes.
    index("commands_decisions")
      .on(t.name, t.id)
      .where(
        sql`name in ('people.set_role', 'people.suspend', 'people.reinstate', 'identity.setRole', 'identity.suspend', 'identity.reinstate')`,
      ),
  ],
);
