/** The buttons of a gig's state: which command each stands for and what is said afterwards. */
import { pauseGig, publishGig, resumeGig } from "#app/domain/catalog/move-gig.ts";
import type { MoveInput } from "#app/domain/catalog/move-gig.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";

const MOVES = {
  publish: { run: publishGig, said: "Published. Buyers can find and order it now." },
  pause: { run: pauseGig, said: "Paused. Nobody can order it until you resume it." },
  resume: { run: resumeGig, said: "Back on the market." },
} as const;

/** Carries out the button pressed and returns the sentence to show. Refuses `invalid_input` for any other. */
export async function pressed(verb: string, actor: UserActor, input: MoveInput): Promise<string> {
  const move = Object.hasOwn(MOVES, verb)
    ? MOVES[verb as keyof typeof MOVES]
    : refuse("invalid_input");
  await move.run(actor, input);
  return move.said;
}
