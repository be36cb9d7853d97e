/** Publishes what was saved in a gig's draft, or throws it away. Orders that run keep the quote they were placed at. */
import { requireVerified } from "#app/domain/people/verified-email.ts";
import { move } from "#app/domain/catalog/move-gig.ts";
import type { GigState } from "#app/domain/catalog/gig-lifecycle.ts";
import { refuseProblems } from "#app/domain/catalog/save-gig.ts";
import { readyToGuess } from "#app/domain/catalog/language/guess-language.ts";
import { categoryExists, insertGig, rewriteGig } from "#app/domain/catalog/write-gig.ts";
import { emptyShownOf } from "#app/domain/files/shown/add-shown.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { lockDraft, requireSeen, writeDraft } from "./draft-rows.ts";
import type { SeenVersions } from "./draft-rows.ts";
import { readTyped } from "./read-typed.ts";

export interface DraftMove extends SeenVersions {
  key: string;
  id: string;
}

export interface PublishedDraft extends SeenVersions {
  id: string;
  state: GigState;
}

/**
 * Writes the draft into its gig, all of it or nothing. A gig that was never published is published with it; a paused or blocked
 * one stays paused or blocked. Refuses `not_found`, `stale`, `no_draft`, and `gig_incomplete` with a fact for every field that
 * is missing or wrong; the draft keeps its text then.
 */
export async function publishDraft(
  actor: UserActor,
  { key, id, version, draftVersion }: DraftMove,
): Promise<Outcome<PublishedDraft>> {
  const seen = { version, draftVersion };
  await readyToGuess();
  return command(
    { name: "catalog.publish_draft", actor, key, input: { id, ...seen } },
    async (tx) => {
      const locked = await lockDraft(tx, actor, id);
      requireSeen(locked, seen);
      const { typed, kind, state, exists } = locked;
      if (typed === null) refuse("no_draft");
      // A gig that is on sale already keeps being sold; its changes may go there.
      if (state === "draft") await requireVerified(tx, actor.id);
      const { content, wrong, missing } = readTyped(typed, kind);
      const problems = { ...wrong, ...missing };
      if (content.categoryId !== "" && !(await categoryExists(tx, content.categoryId)))
        problems["category"] = REFUSALS.unknown_category.sentence;
      refuseProblems(
        "gig_incomplete",
        Object.entries(problems).map(([field, sentence]) => ({ field, sentence })),
      );
      if (exists) await rewriteGig(tx, id, content);
      else await insertGig(tx, actor, id, content);
      const ended = await writeDraft(tx, actor, id, { kind, draftVersion, typed: null });
      if (state !== "draft") return { id, state, version: version + 1, draftVersion: ended };
      const moved = await move(tx, "publish", id, state, null);
      return { id, state: moved.state, version: version + 2, draftVersion: ended };
    },
  );
}

/** Throws the unpublished text away; the gig stays as it is. Refuses `not_found`, `stale`, `no_draft`. */
export function discardDraft(
  actor: UserActor,
  { key, id, version, draftVersion }: DraftMove,
): Promise<Outcome<SeenVersions & { id: string }>> {
  const seen = { version, draftVersion };
  return command(
    { name: "catalog.discard_draft", actor, key, input: { id, ...seen } },
    async (tx) => {
      const locked = await lockDraft(tx, actor, id);
      requireSeen(locked, seen);
      const { typed, kind } = locked;
      // Nothing is left of a gig that was never complete. The daily sweep deletes the bytes.
      if (!locked.exists && typed !== null) await emptyShownOf(tx, { gigId: id });
      if (typed === null) refuse("no_draft");
      const ended = await writeDraft(tx, actor, id, { kind, draftVersion, typed: null });
      return { id, version, draftVersion: ended };
    },
  );
}
