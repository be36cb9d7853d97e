/** The buttons of a gig's page: the command of each, and the sentence shown afterwards. */
import { discardDraft, publishDraft } from "#app/domain/catalog/draft/publish-draft.ts";
import type { DraftMove } from "#app/domain/catalog/draft/publish-draft.ts";
import { pauseGig, publishGig, resumeGig } from "#app/domain/catalog/move-gig.ts";
import type { MoveInput } from "#app/domain/catalog/move-gig.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

interface Move {
  run: (actor: UserActor, input: DraftMove) => Promise<unknown>;
  said: string;
  /** The page to show afterwards, when it is not the gig's. */
  to?: string;
}

/** A draft that was saved while this button was pressed is not the move's concern: it stays unpublished. */
const ofGig =
  (run: (actor: UserActor, input: MoveInput) => Promise<unknown>): Move["run"] =>
  (actor, { key, id, version }) =>
    run(actor, { key, id, version });

export type MoveButton =
  | "publish"
  | "pause"
  | "resume"
  | "publish_draft"
  | "publish_changes"
  | "discard"
  | "discard_all";

export const MOVES: Record<MoveButton, Move> = {
  publish: { run: ofGig(publishGig), said: "Published. Buyers can find and order it now." },
  pause: { run: ofGig(pauseGig), said: "Paused. Nobody can order it until you resume it." },
  resume: { run: ofGig(resumeGig), said: "Resumed. Buyers can find and order it again." },
  publish_draft: { run: publishDraft, said: "Published. Buyers can find and order it now." },
  publish_changes: {
    run: publishDraft,
    said: "The changes are published. Orders that are running keep their terms.",
  },
  discard: {
    run: discardDraft,
    said: "The changes are discarded. The gig is as it was published.",
  },
  discard_all: { run: discardDraft, said: "The draft is discarded.", to: "/selling/gigs" },
};
