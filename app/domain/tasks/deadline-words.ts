/**
 * Words of the deadlines, one row for each transition the clock makes: who must do what by when, and what happens else, for each
 * reader. `next-step.ts` fills in names, moments and amounts; pages, lists and the wallet say these sentences and no others.
 */
import type { ClockTransition } from "./transition-lists.ts";

/** Who reads a sentence: a party of the task, or staff. */
export type Reader = "buyer" | "freelancer" | "staff";
export const READERS: readonly Reader[] = ["buyer", "freelancer", "staff"];

export type ReaderWords = Readonly<Record<Reader, string>>;

export interface DeadlineWords {
  /** The party that must act. */
  turn: "buyer" | "freelancer";
  /**
   * The deadline. `{buyer}` and `{freelancer}` are names, `{by}` is when the clock acts, `{due}` the promised moment, `{late}` the
   * moment from which the buyer can cancel alone, `{held}` what is held, `{net}` what the freelancer gets of it, `{it}` the order, the task, or each of several.
   */
  deadline: ReaderWords;
  /** What each reader, and the other party, can do until then. */
  meanwhile: ReaderWords;
}

export const DEADLINE_WORDS: { readonly [T in ClockTransition]: DeadlineWords } = {
  lapse: {
    turn: "freelancer",
    deadline: {
      buyer: "{freelancer} must start by {by}; otherwise {held} goes back to you.",
      freelancer: "Start by {by}; otherwise {it} ends and {held} goes back to {buyer}.",
      staff: "{freelancer} must start by {by}; otherwise {held} goes back to {buyer}.",
    },
    meanwhile: {
      buyer: "Until {freelancer} starts you can cancel, and {freelancer} can decline.",
      freelancer: "You can also decline. {buyer} can cancel until you start.",
      staff: "Until then {freelancer} can decline and {buyer} can cancel.",
    },
  },
  go_unanswered: {
    turn: "buyer",
    deadline: {
      buyer:
        "Answer {freelancer}’s questions by {by}; otherwise {it} ends and {held} goes back to you.",
      freelancer:
        "{buyer} has not answered your questions yet. Your time to start begins when they have. Without answers by {by}, {held} goes back to {buyer}.",
      staff:
        "{buyer} must answer {freelancer}’s questions by {by}; otherwise {held} goes back to {buyer}.",
    },
    meanwhile: {
      buyer:
        "{freelancer}’s time to start begins when you have answered. You can cancel, and {freelancer} can decline.",
      freelancer:
        "You can start without the answers, or decline. {buyer} can cancel until you start.",
      staff: "Until then {freelancer} can start or decline, and {buyer} can cancel.",
    },
  },
  settle: {
    turn: "buyer",
    deadline: {
      buyer:
        "Look at the delivery. If you do nothing by {by}, it is accepted and {freelancer} is paid {net}.",
      freelancer:
        "{buyer} has until {by} to look at the delivery. If {buyer} does nothing, it is accepted and you are paid {net}.",
      staff:
        "{buyer} has until {by} to look at the delivery. If {buyer} does nothing, it is accepted and {freelancer} is paid {net}.",
    },
    meanwhile: {
      buyer: "Until then you can accept it, ask for a revision, accept a part, or open a dispute.",
      freelancer:
        "Until then {buyer} can accept it, ask for a revision, accept a part, or open a dispute.",
      staff:
        "Until then {buyer} can accept it, ask for a revision, accept a part, or open a dispute.",
    },
  },
  abandon: {
    turn: "freelancer",
    deadline: {
      buyer:
        "{freelancer} must deliver by {due}. If nothing is delivered by {by}, {held} goes back to you.",
      freelancer: "Deliver by {due}. If nothing is delivered by {by}, {held} goes back to {buyer}.",
      staff:
        "{freelancer} must deliver by {due}. If nothing is delivered by {by}, {held} goes back to {buyer}.",
    },
    meanwhile: {
      buyer:
        "If nothing is delivered by {late}, you can cancel on your own. Before that, both of you can agree to cancel, or either can open a dispute.",
      freelancer:
        "If nothing is delivered by {late}, {buyer} can cancel without your agreement. You can ask for more time, or give the money back.",
      staff:
        "If nothing is delivered by {late}, {buyer} can cancel without {freelancer}’s agreement. Either side can open a dispute.",
    },
  },
  escalate: {
    turn: "freelancer",
    deadline: {
      buyer:
        "{freelancer} must deliver the revision by {due}. If it is not delivered by {by}, our staff look at the work and decide about {held}.",
      freelancer:
        "Deliver the revision by {due}. If it is not delivered by {by}, our staff look at the work and decide about {held}.",
      staff:
        "{freelancer} must deliver the revision by {due}. If it is not delivered by {by}, staff decide about {held}.",
    },
    meanwhile: {
      buyer: "Until then both of you can agree to cancel, or either can open a dispute.",
      freelancer:
        "Until then both of you can agree to cancel, or either can open a dispute. You can ask for more time.",
      staff: "Until then both sides can agree to cancel, or either can open a dispute.",
    },
  },
};

/** While no clock runs: a dispute, whose own page has its deadlines, and an order of which tasks are still being made or funded. */
export const CLOCKLESS_WORDS = {
  disputed: {
    buyer: "{held} stays held until the dispute with {freelancer} is settled.",
    freelancer: "{held} stays held until the dispute with {buyer} is settled.",
    staff: "{held} stays held until the dispute between {buyer} and {freelancer} is settled.",
  },
  unfilled: {
    buyer:
      "The order is placed as a whole or not at all. Its page shows the progress, and you can still call it off there.",
    freelancer: "The order is placed as a whole or not at all.",
    staff: "The order is placed as a whole or not at all. {buyer} can still call it off.",
  },
  waiting: {
    buyer: "{freelancer} comes to this after the milestone before it. {held} is held until then.",
    freelancer:
      "Its turn comes after the milestone before it; you can also start it now. {held} is held for it.",
    staff: "Its turn comes after the milestone before it. {held} is held for it.",
  },
  unfunded: {
    buyer:
      "The next milestone is not funded. Nothing is held for it, and {freelancer} waits until you fund it.",
    freelancer:
      "The next milestone is not funded yet. Nothing is held for it until {buyer} funds it.",
    staff: "The next milestone is not funded. Nothing is held for it until {buyer} funds it.",
  },
  just_placed: {
    buyer: "The order has just been placed. The deadline for {freelancer} to start is being set.",
    freelancer: "The order has just been placed. The deadline to start is being set.",
    staff: "The order has just been placed. The deadline for {freelancer} to start is being set.",
  },
} as const satisfies Record<string, ReaderWords>;

export const CLOSED_WORDS = {
  released: {
    buyer: "Finished: {freelancer} was paid.",
    freelancer: "Finished: you were paid.",
    staff: "Finished: {freelancer} was paid.",
  },
  refunded: {
    buyer: "Finished: the money came back to you.",
    freelancer: "Finished: the money went back to {buyer}.",
    staff: "Finished: the money went back to {buyer}.",
  },
  split: {
    buyer: "Finished: a part was paid to {freelancer}, the rest came back to you.",
    freelancer: "Finished: a part was paid to you, the rest went back to {buyer}.",
    staff: "Finished: a part was paid to {freelancer}, the rest went back to {buyer}.",
  },
} as const satisfies Record<string, ReaderWords>;
