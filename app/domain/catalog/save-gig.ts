/** Creates and edits gigs. Running orders have frozen their quote, so no edit changes them. */
import { gigField, tidyGig, titleProblems } from "./gig-texts.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import type { GigContent } from "./gig-content.ts";
import type { FieldProblem } from "./gig-rules.ts";
import { readyToGuess } from "./language/guess-language.ts";
import { savingProblems, sellingProblems } from "./gig-rules.ts";
import type { GigState } from "./gig-lifecycle.ts";
import { categoryExists, insertGig, rewriteGig } from "./write-gig.ts";

export const OTHER_KIND =
  "A gig with packages cannot become one by the piece, or the other way round. Make a new gig.";

export interface SavedGig {
  id: string;
  version: number;
}

/** Creates a draft. Refuses `invalid_input` (facts: one sentence per field) or `unknown_category`. */
export async function createGig(
  actor: UserActor,
  { key, content: sent }: { key: string; content: GigContent },
): Promise<Outcome<SavedGig>> {
  const content = tidyGig(sent);
  refuseProblems("invalid_input", savingProblems(content));
  await readyToGuess(content);
  const spec = { name: "catalog.create_gig" as const, actor, key, input: sent };
  return command({ ...spec, fieldOf: gigField(sent) }, async (tx) => {
    refuseProblems("invalid_input", titleProblems(content));
    await requireCategory(tx, content.categoryId);
    const id = newId("gig");
    await insertGig(tx, actor, id, content);
    return { id, version: 1 };
  });
}

/**
 * Edits the actor's own gig in any state; `version` is the version they saw. Refuses `not_found`, `stale`, `invalid_input`,
 * `unknown_category`, and `gig_incomplete` when a gig past its draft would lack something it needs to be sold.
 */
export async function editGig(
  actor: UserActor,
  input: { key: string; id: string; version: number; content: GigContent },
): Promise<Outcome<SavedGig>> {
  const { key, id, version, content: sent } = input;
  const content = tidyGig(sent);
  refuseProblems("invalid_input", savingProblems(content));
  const hashed = { id, version, content: sent };
  await readyToGuess(content);
  return command(
    { name: "catalog.edit_gig", actor, key, input: hashed, fieldOf: gigField(sent) },
    async (tx) => {
      refuseProblems("invalid_input", titleProblems(content));
      const before = await lockOwnGig(tx, actor, id);
      if (before.version !== version) refuse("stale");
      if (before.kind !== content.offer.kind) refuse("invalid_input", { sentence: OTHER_KIND });
      if (before.state !== "draft") refuseProblems("gig_incomplete", sellingProblems(content));
      await requireCategory(tx, content.categoryId);
      await rewriteGig(tx, id, content);
      return { id, version: version + 1 };
    },
  );
}

export interface LockedGig {
  freelancerId: string;
  kind: "package" | "unit";
  state: GigState;
  version: number;
}

/** Locks the actor's gig; another person's gig is refused as `not_found`. */
export async function lockOwnGig(tx: Tx, actor: UserActor, id: string): Promise<LockedGig> {
  const [gig] = await tx.sql<LockedGig[]>`
    select freelancer_id as "freelancerId", kind, state, version from gigs
    where id = ${id} and freelancer_id = ${actor.id} for update`;
  return found(gig);
}

/** Refuses with every problem at once: facts hold one sentence per field. */
export function refuseProblems(
  code: "invalid_input" | "gig_incomplete",
  problems: FieldProblem[],
): void {
  const [first] = problems;
  if (first === undefined) return;
  const sentence =
    code === "gig_incomplete"
      ? `This is missing before buyers can order it: ${first.sentence}`
      : undefined;
  refuse(code, {
    field: first.field,
    facts: Object.fromEntries(problems.map(({ field, sentence: told }) => [field, told])),
    ...(sentence === undefined ? {} : { sentence }),
  });
}

async function requireCategory(tx: Tx, id: string): Promise<void> {
  if (!(await categoryExists(tx, id))) refuse("unknown_category", { field: "category" });
}
