/** A dispute's next step as a sentence for one reader: who must do what by when, and what happens else. Pure. */
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { fillIn } from "#app/domain/kernel/sentence.ts";
import type { NextStep } from "#app/domain/tasks/next-step.ts";
import { ANSWER_WORDS, MEANWHILE_WORDS, REVIEW_WORDS } from "./dispute-words.ts";
import type { Silent } from "./dispute-words.ts";
import { GIVING_IN } from "./dispute-lifecycle.ts";
import type { DisputeState } from "./dispute-lifecycle.ts";

interface Situation {
  state: DisputeState;
  answerDueAt: Date;
  rulingDueAt: Date | null;
  buyerName: string;
  freelancerName: string;
  currency: Currency;
  heldMicros: bigint;
  /** Parties that have made a statement. */
  heard: ReadonlySet<string>;
  party: "buyer" | "freelancer" | "staff";
}

/** Null once the dispute is closed. */
export function disputeOutlook(dispute: Situation): NextStep | null {
  const { state, party, answerDueAt, rulingDueAt } = dispute;
  if (state === "closed") return null;
  const at = state === "open" ? answerDueAt : rulingDueAt;
  const words =
    state === "open"
      ? ANSWER_WORDS[silent(dispute)]
      : REVIEW_WORDS[at === null ? "undated" : "dated"];
  const pieces = {
    buyer: dispute.buyerName,
    freelancer: dispute.freelancerName,
    held: money(dispute.heldMicros, dispute.currency),
    by: at ?? "",
  };
  return {
    sentence: fillIn(words[party], pieces),
    meanwhile: fillIn(MEANWHILE_WORDS[party], pieces),
    at,
  };
}

function silent({ heard }: Situation): Silent {
  if (!heard.has("buyer") && !heard.has("freelancer")) return "both";
  return heard.has("buyer") ? "freelancer" : "buyer";
}

/** True when this party has a transition with which it gives in. */
export function mayConcede(party: string, state: DisputeState): party is keyof typeof GIVING_IN {
  return state !== "closed" && Object.hasOwn(GIVING_IN, party);
}
