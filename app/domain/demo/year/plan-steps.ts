/** When each step of a sale's work was made, by how the work went. Pure. */
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { env } from "#app/env.server.ts";
import type { SeedLife } from "#db/seed/demo/shapes.ts";
import { later } from "./moments.ts";
import type { ToldStep } from "./told-life.ts";

export interface Pace {
  placedAt: Date;
  deliveryDays: number;
  /** Hours until the freelancer begins, and until the buyer decides. */
  begins: number;
  decides: number;
  autoAcceptHours: number;
  chance: () => number;
  buyer: Actor;
  freelancer: Actor;
  staff: Actor;
}

const WORDS = {
  deliver: [
    "Here it is. Tell me if anything is unclear.",
    "Done, with the notes you asked for.",
    "Everything is in the folder, as we agreed.",
    "Finished a little earlier than planned.",
    "The work, and a short list of what I decided on the way.",
  ],
  revise: [
    "Very close. One change, please: see my message.",
    "Could you do the second half once more, calmer?",
    "Two small things, then it is right.",
  ],
  declined: "I am full until the end of the month and will not do this in a hurry.",
  givenUp: "I cannot do this as well as I promised. You have all of your money back.",
};

/** The steps in their order. A ruling releases half (`split`) or all; the dispute's own rows are written beside them. */
export function planSteps(life: SeedLife, pace: Pace): ToldStep[] {
  const { buyer, freelancer, staff, chance } = pace;
  const begunAt = later(pace.placedAt, pace.begins * (0.5 + chance()));
  const hours = pace.deliveryDays * 24;
  const share = life === "late" ? 1.12 + chance() * 0.25 : 0.45 + chance() * 0.5;
  const deliveredAt = later(begunAt, hours * share);
  const decided = () => pace.decides * (0.35 + chance() * 1.3);
  const say = (words: readonly string[]) => words[Math.floor(chance() * words.length)] ?? "";
  const start: ToldStep = {
    transition: "start",
    party: "freelancer",
    actor: freelancer,
    at: begunAt,
  };
  const handOver = (at: Date): ToldStep => ({
    transition: "deliver",
    party: "freelancer",
    actor: freelancer,
    at,
    note: say(WORDS.deliver),
  });
  const accept = (at: Date): ToldStep => ({
    transition: "accept",
    party: "buyer",
    actor: buyer,
    at,
    releases: 100n,
  });
  const first = handOver(deliveredAt);
  if (life === "declined") {
    const gone = { party: "freelancer", actor: freelancer, note: WORDS.declined } as const;
    return [{ transition: "decline", ...gone, at: begunAt, releases: 0n }];
  }
  if (life === "works") return [start];
  if (life === "given_up") {
    const gone = { party: "freelancer", actor: freelancer, note: WORDS.givenUp } as const;
    return [start, { transition: "give_up", ...gone, at: deliveredAt, releases: 0n }];
  }
  if (life === "open") return [start, first];
  if (life === "silent") {
    const at = later(deliveredAt, pace.autoAcceptHours);
    return [
      start,
      first,
      { transition: "settle", party: "clock", actor: CLOCK, at, releases: 100n },
    ];
  }
  const lookedAt = later(deliveredAt, decided());
  if (life === "revised") {
    const revise = { transition: "revise", party: "buyer", actor: buyer } as const;
    const again = handOver(later(lookedAt, env.revisionHours * (0.1 + chance() * 0.3)));
    return [
      start,
      first,
      { ...revise, at: lookedAt, note: say(WORDS.revise) },
      again,
      accept(later(again.at, decided())),
    ];
  }
  if (life === "split" || life === "ruled" || life === "conceded") {
    const dispute = { transition: "dispute", party: "buyer", actor: buyer, at: lookedAt } as const;
    const closedAt = later(lookedAt, life === "conceded" ? 30 : 76);
    const end: ToldStep =
      life === "conceded"
        ? { transition: "concede", party: "buyer", actor: buyer, at: closedAt, releases: 100n }
        : {
            transition: "rule",
            party: "staff",
            actor: staff,
            at: closedAt,
            releases: life === "split" ? 50n : 100n,
          };
    return [start, first, dispute, end];
  }
  return [start, first, accept(lookedAt)];
}
