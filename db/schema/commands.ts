/** Commands: idempotency record, audit record and name of the transaction in one row. */
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
    /** Transaction that began the command; only it may write rows under this command. */
    transactionId: xid().notNull(),
    /** Number drawn by the trigger when the command begins (see `ledger/settled.ts`); used to find what is new. */
    place: bigint({ mode: "bigint" }).notNull(),
  },
  (t) => [
    uniqueIndex("commands_actor_key").on(t.actorId, t.idempotencyKey),
    uniqueIndex("commands_place").on(t.place),
    /** The newest proof of the books, without reading through everything done since; by its name today and its former one. */
    index("commands_book_checks")
      .on(t.at)
      .where(sql`name in ('proof.check', 'books.check')`),
    // Staff's decisions, for people's pages. Contains no column that sealing writes, or every seal would update all indexes.
    index("commands_decisions")
      .on(t.name, t.id)
      .where(
        sql`name in ('people.set_role', 'people.suspend', 'people.reinstate', 'people.take_down_picture', 'security.start_recovery', 'payouts.lift_freeze', 'identity.setRole', 'identity.suspend', 'identity.reinstate')`,
      ),
  ],
);
