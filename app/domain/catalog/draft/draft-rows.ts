/** Rows of `gig_drafts` inside a command: locks them together with their gig, and writes them. */
import type { GigState } from "#app/domain/catalog/gig-lifecycle.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import type { GigKind, TypedGig } from "./draft-fields.ts";

/** The versions of a gig and of its draft that the person saw; 0 where there was none. */
export interface SeenVersions {
  version: number;
  draftVersion: number;
}

export interface LockedDraft extends SeenVersions {
  kind: GigKind;
  /** `draft` also while there is no gig yet. */
  state: GigState;
  /** False until the first complete save or publishing. */
  exists: boolean;
  /** Null when there is nothing unpublished. */
  typed: TypedGig | null;
}

/** Locks the actor's gig, then its draft. Refuses `not_found` when there is neither. */
export async function lockDraft(tx: Tx, actor: UserActor, id: string): Promise<LockedDraft> {
  const [gig] = await tx.sql<Array<{ kind: GigKind; state: GigState; version: number }>>`
    select kind, state, version from gigs where id = ${id} and freelancer_id = ${actor.id} for update`;
  const [draft] = await tx.sql<Array<{ kind: GigKind; version: number; typed: TypedGig | null }>>`
    select kind, version, typed from gig_drafts where gig_id = ${id} and freelancer_id = ${actor.id} for update`;
  const { kind } = found(gig ?? draft);
  return {
    version: gig?.version ?? 0,
    draftVersion: draft?.version ?? 0,
    kind,
    state: gig?.state ?? "draft",
    exists: gig !== undefined,
    typed: draft?.typed ?? null,
  };
}

/**
 * Refuses `stale` when the gig or its draft changed after the person saw it. Every write of a draft counts its version up, so
 * the second of two writers that waited for the lock is refused.
 */
export function requireSeen(locked: LockedDraft, { version, draftVersion }: SeenVersions): void {
  if (locked.version !== version || locked.draftVersion !== draftVersion) refuse("stale");
}

/** Stores the draft, or with null ends it, and returns its new version. Without a row, ending writes nothing. */
export async function writeDraft(
  tx: Tx,
  actor: UserActor,
  id: string,
  draft: { kind: GigKind; draftVersion: number; typed: TypedGig | null },
): Promise<number> {
  const { kind, draftVersion, typed } = draft;
  if (typed === null && draftVersion === 0) return 0;
  const { at, id: commandId } = tx.command;
  const text = typed === null ? null : JSON.stringify(typed);
  await tx.sql`
    insert into gig_drafts (gig_id, freelancer_id, kind, typed, version, saved_at, command_id)
    values (${id}, ${actor.id}, ${kind}, ${text}::text::jsonb, 1, ${at}, ${commandId})
    on conflict (gig_id) do update set kind = excluded.kind, typed = excluded.typed, version = gig_drafts.version + 1,
      saved_at = excluded.saved_at, command_id = excluded.command_id`;
  return draftVersion + 1;
}
