/** A command is the only way anything changes: one transaction with a name, an idempotency key, and an answer sealed last. */
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Tx as TxSql } from "#db/client.server.ts";
import type { Ability } from "#app/domain/access/abilities.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { carryAlone } from "./carry-alone.ts";
import type { CommandName } from "./command-names.ts";
import { pend } from "./pending-command.ts";
import { refusedWithoutStepUp } from "./stepped-up.ts";

/** A running command; every row it writes names its id. */
export interface Begun {
  id: string;
  actor: Actor;
  at: Date;
}

/** The handle a step inside a command works with. Only database queries may be awaited while it is open. */
export interface Tx {
  sql: TxSql;
  db: Pick<PostgresJsDatabase, "select" | "insert" | "update" | "delete">;
  /** Default command for rows that set none. Throws in a transaction that several commands share. */
  command: Begun;
}

export interface CommandSpec {
  name: CommandName;
  actor: Actor;
  /** Made when the form was rendered, or by the caller of the API; stored for ever. */
  key: string;
  /** Everything that decides the outcome. The same key with another input is refused. */
  input: unknown;
  /** The ability to ask for, where it is not the name: two ways to make one change are open to different people. */
  ability?: Ability;
  /** The form's field of a text in `input`, by its path there; the last name of the path by itself. */
  fieldOf?: (path: string[]) => string | undefined;
  /** For imports and other long work; commands a person waits for keep the default. */
  limitMs?: number;
}

export interface Outcome<A> {
  answer: A;
  /** True when the key was used before and its first answer is returned again. */
  replayed: boolean;
}

/**
 * Runs `work` in one transaction under the command's key and returns its answer (a JSON value). Refuses `key_reused` when the
 * key was used for another input, `key_in_progress` when a program's earlier call under it still runs, `outcome_unknown` when no
 * answer came within the limit, `busy` when the database kept interrupting, `step_up_required` where the ability asks for one. A refusal thrown by `work` undoes everything and is
 * not stored (decision 43): the same form can be sent again once its reason is gone.
 */
export async function command<A>(
  spec: CommandSpec,
  work: (tx: Tx) => Promise<A>,
): Promise<Outcome<A>> {
  return carryAlone(pend(spec, null), {
    look: (tx) => refusedWithoutStepUp(tx, spec),
    judge: (_, refusal) => (refusal === null ? { move: null } : { refusal }),
    write: async (tx) => [await work(tx)],
  });
}
