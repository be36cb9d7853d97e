/** The proof of the books that staff start from their page; stored with who started it and when. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { sql } from "#app/domain/store/store.ts";
import { verify } from "./verify.ts";
import type { Verification } from "./verify.ts";

const NAME = "proof.check" as const;

/** Runs every check; the command's answer stores the result. Staff only (`not_allowed`). */
export async function checkBooks(
  actor: Actor,
  input: { key: string },
): Promise<Outcome<Verification>> {
  requireAbility(actor, "proof.check");
  // Before the command, because the proof has a snapshot of its own and may take longer than a command's time limit.
  const verification = await verify();
  return command({ name: NAME, actor, key: input.key, input: {} }, async () => verification);
}

export interface StoredCheck {
  verification: Verification;
  at: Date;
  by: string;
}

/** The newest result; null before the first. */
export async function latestCheck(): Promise<StoredCheck | null> {
  const [row] = await sql<StoredCheck[]>`
    select c.answer as verification, c.at, coalesce(u.name, c.actor_id) as by
    from commands c left join users u on u.id = c.actor_id
    where c.name in ('proof.check', 'books.check') and c.sealed_at is not null
    order by c.at desc limit 1`;
  return row ?? null;
}
