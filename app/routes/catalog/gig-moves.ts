/** The buttons that change a gig's state: the command of each, and the sentence shown afterwards. */
import { pauseGig, publishGig, resumeGig } from "#app/domain/catalog/move-gig.ts";

export const MOVES = {
  publish: { run: publishGig, said: "Published. Buyers can find and order it now." },
  pause: { run: pauseGig, said: "Paused. Nobody can order it until you resume it." },
  resume: { run: resumeGig, said: "Back on the market." },
} as const;

export type MoveButton = keyof typeof MOVES;
