/** A gig's transitions: publish, pause and resume by its freelancer; block and unblock by staff. */
import { requireVerified } from "#app/domain/people/verified-email.ts";
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { beginsFrom } from "#app/domain/kernel/lifecycle.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { GIG_LIFECYCLE } from "./gig-lifecycle.ts";
import type { GigState, GigTransition } from "./gig-lifecycle.ts";
import { sellingProblems } from "./gig-rules.ts";
import { readContent } from "./read-content.ts";
import { lockOwnGig, refuseProblems } from "./save-gig.ts";

export interface MoveInput {
  key: string;
  id: string;
  /** Version the person saw. */
  version: number;
}

export interface MovedGig {
  id: string;
  state: GigState;
}

/** Publishes a draft. Refuses `not_found`, `stale`, `transition_refused`, `gig_incomplete` (facts per field). */
export function publishGig(actor: UserActor, input: MoveInput): Promise<Outcome<MovedGig>> {
  return moveOwn("publish", actor, input);
}

/** Pauses a gig. Refuses `not_found`, `stale`, `transition_refused`. */
export function pauseGig(actor: UserActor, input: MoveInput): Promise<Outcome<MovedGig>> {
  return moveOwn("pause", actor, input);
}

/** Publishes a paused gig again. Refuses `not_found`, `stale`, `transition_refused`, `gig_incomplete`. */
export function resumeGig(actor: UserActor, input: MoveInput): Promise<Outcome<MovedGig>> {
  return moveOwn("resume", actor, input);
}

/**
 * Staff block a gig; the freelancer reads the reason. Refuses `not_found` (also for everybody but staff), `stale`,
 * `transition_refused`, `invalid_input` without a reason.
 */
export function blockGig(
  actor: UserActor,
  input: MoveInput & { reason: string },
): Promise<Outcome<MovedGig>> {
  const empty = "Give the freelancer a reason, in at most 1000 characters.";
  requireWritten(input.reason, "reason", { max: 1000, min: 1, lines: "many", empty });
  return moveAsStaff("block", actor, input, input.reason.trim());
}

/** Staff unblock a gig, which is then paused. Refuses like `blockGig`. */
export function unblockGig(actor: UserActor, input: MoveInput): Promise<Outcome<MovedGig>> {
  return moveAsStaff("unblock", actor, input, null);
}

function moveOwn(
  transition: "publish" | "pause" | "resume",
  actor: UserActor,
  { key, id, version }: MoveInput,
): Promise<Outcome<MovedGig>> {
  return command(
    { name: `catalog.${transition}_gig`, actor, key, input: { id, version } },
    async (tx) => {
      const gig = await lockOwnGig(tx, actor, id);
      if (gig.version !== version) refuse("stale");
      if (transition !== "pause") await requireVerified(tx, actor.id);
      if (transition !== "pause" && allows(transition, gig.state))
        refuseProblems("gig_incomplete", sellingProblems(found(await readContent(tx.sql, id))));
      return move(tx, transition, id, gig.state, null);
    },
  );
}

async function moveAsStaff(
  transition: "block" | "unblock",
  actor: UserActor,
  { key, id, version }: MoveInput,
  reason: string | null,
): Promise<Outcome<MovedGig>> {
  requireAbility(actor, `catalog.${transition}_gig`);
  return command(
    { name: `catalog.${transition}_gig`, actor, key, input: { id, version, reason } },
    async (tx) => {
      const [row] = await tx.sql<{ state: GigState; version: number }[]>`
        select state, version from gigs where id = ${id} for update`;
      const gig = found(row);
      if (gig.version !== version) refuse("stale");
      return move(tx, transition, id, gig.state, reason === null ? null : tidyText(reason));
    },
  );
}

function allows(transition: GigTransition, state: GigState): boolean {
  return beginsFrom<GigState>(GIG_LIFECYCLE[transition], state);
}

/** Writes the step of a gig that the caller has locked in the state `from`. Refuses `transition_refused`. */
export async function move(
  tx: Tx,
  transition: "publish" | "pause" | "resume" | "block" | "unblock",
  id: string,
  from: GigState,
  reason: string | null,
): Promise<MovedGig> {
  if (!allows(transition, from)) refuse("transition_refused", { facts: { state: from } });
  const [to] = GIG_LIFECYCLE[transition].to;
  await tx.sql`
    update gigs set state = ${to}, version = version + 1, updated_at = ${tx.command.at}, command_id = ${tx.command.id},
      published_at = case when ${to} = 'published' then coalesce(published_at, ${tx.command.at}) else published_at end,
      blocked_reason = ${reason}
    where id = ${id} and state = ${from}`;
  return { id, state: to };
}
