/**
 * Tells the demo's year: people, gigs, orders, money, reviews and conversations of the twelve months before its story. All of it is one
 * command with a statement or two for each table, because a command for each step would take half a minute. The steps are computed by
 * the functions that commands use, and the checks of the books and of reviews prove the rows.
 */
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { noteFacts } from "#app/domain/reputation/note-facts.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import type { SeedGig, SeedPerson, SeedTalk } from "#db/seed/demo/shapes.ts";
import { planDispute } from "./plan-disputes.ts";
import { planGig } from "./plan-gigs.ts";
import { entriesOfDeposit, entriesOfPayout, entriesOfSale } from "./plan-money.ts";
import { planDeposits, planPayouts } from "./plan-money.ts";
import { planPeople } from "./plan-people.ts";
import { planReviews } from "./plan-reviews.ts";
import { planSale } from "./plan-sales.ts";
import type { DrawnPicture, YearGig, YearSale } from "./planned.ts";
import { writeDisputes } from "./write-disputes.ts";
import { later } from "./moments.ts";
import { writeGigs, writePictures } from "./write-gigs.ts";
import type { GigPicture } from "./write-gigs.ts";
import { postYear, writeDeposits, writePayouts } from "./write-money.ts";
import { writeMethods, writePeople, writePortraits } from "./write-people.ts";
import type { PortraitKeys } from "./write-people.ts";
import { writeHiding, writeReviews } from "./write-reviews.ts";
import { writeTalks } from "./write-talks.ts";
import { writeDeliveries, writeOrders, writeTasks } from "./write-work.ts";

export interface YearSeed {
  people: Readonly<Record<string, SeedPerson>>;
  /** Below which their addresses are. */
  domain: string;
  gigs: readonly SeedGig[];
  talks: readonly SeedTalk[];
  /** By the names that gigs give; a gig whose picture is missing has none. */
  pictures: Readonly<Record<string, DrawnPicture>>;
  portraits: Readonly<Record<string, PortraitKeys>>;
}

/** A gig of the story, which was told before, and its picture. */
export interface StoryGig {
  id: string;
  ownerId: string;
  picture: string;
  alt: string;
}

export interface YearTelling {
  today: Temporal.Instant;
  /** Of the one published password. */
  passwordHash: string;
  /** Rules on disputes and hides a review. */
  staff: UserActor;
  /** What the story told: its people by their handles, and its gigs. */
  story: { people: Readonly<Record<string, UserActor>>; gigs: readonly StoryGig[] };
}

const LIMIT_MS = 60_000;

/** The categories and staff exist. Idempotent: one command under one key. */
export async function tellYear(seed: YearSeed, telling: YearTelling): Promise<void> {
  const { passwordHash, staff, story } = telling;
  const today = new Date(telling.today.epochMilliseconds);
  const actor = OPERATOR;
  const spec = { name: "demo.tell_year" as const, actor, key: "demo:year", input: {} };
  const { answer } = await command({ ...spec, limitMs: LIMIT_MS }, async (tx) => {
    const schedule = await currentSchedule(today, tx.sql);
    const people = planPeople(seed.people, today, seed.domain);
    const gigs = seed.gigs.map((gig) => planGig(gig, people, today));
    const bps = ({ priced }: YearGig) => rateFor(schedule, priced);
    const told = { today, commandId: tx.command.id, bps, people, staff };
    const sales = gigs.flatMap((gig) =>
      (gig.seed.sales ?? []).map((sale) => planSale(sale, gig, told)),
    );
    await writePeople(tx, [...people.values()], passwordHash);
    const known = Object.entries(story.people).map(([handle, { id }]) => ({
      id,
      handle,
      joined: today,
    }));
    await writePortraits(tx, [...people.values(), ...known], seed.portraits);
    await writeGigs(tx, gigs);
    await writePictures(tx, [
      ...gigs.flatMap((gig) => picturesOf(gig, seed.pictures)),
      ...story.gigs.flatMap((gig) => storyPicture(gig, today, seed.pictures)),
    ]);
    await writeOrders(tx, sales, schedule.id);
    await writeTasks(tx, sales);
    await writeDeliveries(tx, sales);
    await writeDisputes(
      tx,
      sales.flatMap((sale) => planDispute(sale, staff.id)),
    );
    await writeAllMoney(tx, sales, today);
    await writeAllReviews(tx, sales, today, staff.id);
    const named = new Map(gigs.map((gig) => [gig.seed.name, gig]));
    await writeTalks(tx, seed.talks, { people, gigs: named, today });
    return {
      orderIds: sales.filter(({ endedAt }) => endedAt !== null).map(({ orderId }) => orderId),
    };
  });
  // A kept answer is JSON, so the ids are the same when an interrupted telling goes on here.
  await noteFacts(answer.orderIds);
}

function picturesOf(gig: YearGig, pictures: YearSeed["pictures"]): GigPicture[] {
  const { name, alt, second } = gig.seed;
  const owned = { gigId: gig.id, ownerId: gig.freelancer.id, at: later(gig.createdAt, 1) };
  return [[name, alt] as const, ...(second === undefined ? [] : [second])].flatMap(
    ([of, words]) => {
      const drawn = pictures[of];
      return drawn === undefined ? [] : [{ ...owned, alt: words, drawn }];
    },
  );
}

function storyPicture(
  { id: gigId, ownerId, picture, alt }: StoryGig,
  at: Date,
  pictures: YearSeed["pictures"],
): GigPicture[] {
  const drawn = pictures[picture];
  return drawn === undefined ? [] : [{ gigId, ownerId, at, alt, drawn }];
}

async function writeAllMoney(tx: Tx, sales: readonly YearSale[], today: Date): Promise<void> {
  const deposits = planDeposits(sales);
  const byFreelancer = Map.groupBy(sales, ({ gig }) => gig.freelancer);
  const payouts = [...byFreelancer].flatMap(([freelancer, sold]) =>
    planPayouts(freelancer, sold, today),
  );
  const paid = new Set(payouts.map(({ userId }) => userId));
  await writeDeposits(tx, deposits);
  await writeMethods(
    tx,
    [...byFreelancer.keys()].filter(({ id }) => paid.has(id)),
  );
  await writePayouts(tx, payouts);
  await postYear(tx, [
    ...deposits.flatMap(entriesOfDeposit),
    ...sales.flatMap(entriesOfSale),
    ...payouts.flatMap(entriesOfPayout),
  ]);
}

async function writeAllReviews(
  tx: Tx,
  sales: readonly YearSale[],
  today: Date,
  staffId: string,
): Promise<void> {
  const reviews = sales.flatMap((sale) => planReviews(sale, today));
  await writeReviews(tx, reviews);
  const hidden = reviews.find(
    ({ side, sale }) => side === "buyer" && sale.seed.hidden !== undefined,
  );
  if (hidden !== undefined) await writeHiding(tx, found(hidden), staffId);
}
