/** When each step of a sale's work was made, by how the work went. Pure. */
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { env } from "#app/env.server.ts";
import type { SeedLife } from "#db/seed/demo/shapes.ts";
import { pick } from "./chance.ts";
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

const WORDS: {
  deliver: readonly [string, ...string[]];
  revise: readonly [string, ...string[]];
  declined: string;
  givenUp: string;
} = {
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
  const { freelancer, chance } = pace;
  const begunAt = later(pace.placedAt, pace.begins * (0.5 + chance()));
  const share = life === "late" ? 1.12 + chance() * 0.25 : 0.45 + chance() * 0.5;
  const deliveredAt = later(begunAt, pace.deliveryDays * 24 * share);
  const own = { party: "freelancer", actor: freelancer } as const;
  const start: ToldStep = { transition: "start", ...own, at: begunAt };
  const back = { ...own, releases: 0n };
  switch (life) {
    case "declined":
      return [{ transition: "decline", ...back, at: begunAt, note: WORDS.declined }];
    case "works":
      return [start];
    case "given_up":
      return [start, { transition: "give_up", ...back, at: deliveredAt, note: WORDS.givenUp }];
    default: {
      const first = handOver(deliveredAt, pace);
      return life === "open" ? [start, first] : [start, first, ...afterDelivery(life, first, pace)];
    }
  }
}

function handOver(at: Date, { freelancer: actor, chance }: Pace): ToldStep {
  const note = pick(WORDS.deliver, chance);
  return { transition: "deliver", party: "freelancer", actor, at, note };
}

function afterDelivery(life: SeedLife, { at: deliveredAt }: ToldStep, pace: Pace): ToldStep[] {
  const { chance, staff } = pace;
  const decided = () => pace.decides * (0.35 + chance() * 1.3);
  const buyer = { party: "buyer", actor: pace.buyer } as const;
  const accept = (at: Date): ToldStep => ({ transition: "accept", ...buyer, at, releases: 100n });
  if (life === "silent") {
    const at = later(deliveredAt, pace.autoAcceptHours);
    return [{ transition: "settle", party: "clock", actor: CLOCK, at, releases: 100n }];
  }
  const lookedAt = later(deliveredAt, decided());
  if (life === "revised") {
    const note = pick(WORDS.revise, chance);
    const again = handOver(later(lookedAt, env.revisionHours * (0.1 + chance() * 0.3)), pace);
    const revise: ToldStep = { transition: "revise", ...buyer, at: lookedAt, note };
    return [revise, again, accept(later(again.at, decided()))];
  }
  if (life !== "split" && life !== "ruled" && life !== "conceded") return [accept(lookedAt)];
  const dispute: ToldStep = { transition: "dispute", ...buyer, at: lookedAt };
  if (life === "conceded") {
    const at = later(lookedAt, 30);
    return [dispute, { transition: "concede", ...buyer, at, releases: 100n }];
  }
  const releases = life === "split" ? 50n : 100n;
  const judge = { party: "staff", actor: staff } as const;
  return [dispute, { transition: "rule", ...judge, at: later(lookedAt, 76), releases }];
}
