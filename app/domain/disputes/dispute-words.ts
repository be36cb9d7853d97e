/** Words of a dispute's deadlines: who must do what by when, and what happens else, for each reader. */
import type { ReaderWords } from "#app/domain/tasks/deadline-words.ts";

/** The parties that said nothing so far. */
export type Silent = "both" | "buyer" | "freelancer";

const AFTER = "After that, or as soon as they answer,";

/** While the dispute is open. `{by}` ends the time to answer, `{held}` is the contested amount still held. */
export const ANSWER_WORDS: Readonly<Record<Silent, ReaderWords>> = {
  both: {
    buyer:
      "You and {freelancer} have until {by} to tell your side. After that our staff decide about {held}.",
    freelancer:
      "You and {buyer} have until {by} to tell your side. After that our staff decide about {held}.",
    staff:
      "{buyer} and {freelancer} have until {by} to tell their side. After that you decide about {held}.",
  },
  buyer: {
    buyer: "Answer by {by}; otherwise our staff decide about {held} without your answer.",
    freelancer: `{buyer} has until {by} to answer. ${AFTER} our staff decide about {held}.`,
    staff: `{buyer} has until {by} to answer. ${AFTER} you decide about {held}.`,
  },
  freelancer: {
    buyer: `{freelancer} has until {by} to answer. ${AFTER} our staff decide about {held}.`,
    freelancer: "Answer by {by}; otherwise our staff decide about {held} without your answer.",
    staff: `{freelancer} has until {by} to answer. ${AFTER} you decide about {held}.`,
  },
};

/** While staff look at it: with the moment they aim for, and for older disputes without one. */
export const REVIEW_WORDS: Readonly<Record<"dated" | "undated", ReaderWords>> = {
  dated: {
    buyer: "Our staff aim to decide about {held} by {by}. Until they do, it stays held.",
    freelancer: "Our staff aim to decide about {held} by {by}. Until they do, it stays held.",
    staff: "Decide about {held} by {by}. Until you do, it stays held.",
  },
  undated: {
    buyer: "Our staff read both sides and decide about {held}. Until they do, it stays held.",
    freelancer: "Our staff read both sides and decide about {held}. Until they do, it stays held.",
    staff: "Decide about {held}. Until you do, it stays held.",
  },
};

export const MEANWHILE_WORDS: ReaderWords = {
  buyer:
    "You can release the money to {freelancer} at any time, and {freelancer} can give it back to you. You do not lose the money just because you say nothing.",
  freelancer:
    "You can give the money back to {buyer} at any time, and {buyer} can release it to you. You do not lose the money just because you say nothing.",
  staff: "Until then {buyer} can release the money, and {freelancer} can give it back.",
};
