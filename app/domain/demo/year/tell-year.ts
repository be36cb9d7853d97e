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
import { noteFirstMessagesOf } from "#app/domain/reputation/first-messages.ts";
import { noteFacts } from "#app/domain/reputation/note-facts.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import type { SeedGig, SeedPerson, SeedTalk } from "#db/seed/demo/shapes.ts";
import type { SeedPiece } from "#db/seed/demo/window-dressing.ts";
import { sql } from "#app/domain/store/store.ts";
import { planDispute } from "./plan-disputes.ts";
import { planGig } from "./plan-gigs.ts";
import { entriesOfDeposit, entriesOfPayout, entriesOfSale } from "./plan-money.ts";
import { planDeposits, planPayouts } from "./plan-money.ts";
import { planPeople } from "./plan-people.ts";
import { planStoryGig } from "./plan-story.ts";
import type { StoryGig } from "./plan-story.ts";
import { planReviews } from "./plan-reviews.ts";
import { planSale } from "./plan-sales.ts";
import type { DrawnPicture, YearGig, YearPerson, YearSale } from "./planned.ts";
import { writeDisputes } from "./write-disputes.ts";
import { daysBefore, later } from "./moments.ts";
import { writeFaqs, writeGigs, writePictures } from "./write-gigs.ts";
import type { GigPicture } from "./write-gigs.ts";
import { postYear, writeDeposits, writePayouts } from "./write-money.ts";
import { planPieces, writePieces } from "./write-portfolio.ts";
import {
  writeAway,
  writeMethods,
  writePeople,
  writePortraits,
  writeProfiles,
} from "./write-people.ts";
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
  /** Handle → skills in one line. */
  skills: Readonly<Record<string, string>>;
  /** Gig → questions with answers, and the most orders in work at a time. */
  faq: Readonly<Record<string, ReadonlyArray<readonly [question: string, answer: string]>>>;
  limits: Readonly<Record<string, number>>;
  /** Handle → time off. */
  away: Readonly<Record<string, readonly [from: number, until: number, note: string]>>;
  portfolio: readonly SeedPiece[];
}

export interface YearTelling {
  today: Temporal.Instant;
  /** Of the one published password. */
  passwordHash: string;
  /** Rules on disputes and hides a review. */
  staff: UserActor;
  /** What is there of the story: its people by their handles, its gigs, and the moment at which its trade begins. */
  story: {
    people: Readonly<Record<string, UserActor>>;
    /** Profiles of those who sold before. */
    sellers: Readonly<Record<string, SeedPerson>>;
    gigs: readonly StoryGig[];
    from: Date;
  };
}

const LIMIT_MS = 60_000;

/** The categories and staff exist. Idempotent: one command under one key. */
export async function tellYear(seed: YearSeed, telling: YearTelling): Promise<void> {
  const { staff, story } = telling;
  const today = new Date(telling.today.epochMilliseconds);
  const actor = OPERATOR;
  const spec = { name: "demo.tell_year" as const, actor, key: "demo:year", input: {} };
  const { answer } = await command({ ...spec, limitMs: LIMIT_MS }, async (tx) => {
    const schedule = await currentSchedule(today, tx.sql);
    const ids = new Map(Object.entries(story.people).map(([handle, { id }]) => [handle, id]));
    const all = { ...seed.people, ...story.sellers };
    const known = { skills: seed.skills, story: { ids, from: story.from } };
    const people = planPeople(all, today, seed.domain, known);
    const gigs = seed.gigs.map((gig) => planGig(gig, people, today, extrasOf(seed, gig)));
    const sold = [...gigs, ...story.gigs.map((gig) => planStoryGig(gig, people, today))];
    const bps = ({ priced }: YearGig) => rateFor(schedule, priced);
    const told = { today, commandId: tx.command.id, bps, people, staff };
    const sales = sold.flatMap((gig) =>
      (gig.seed.sales ?? []).map((sale) => planSale(sale, gig, told)),
    );
    await writeEverybody(tx, seed, telling, people);
    await writeGigs(tx, gigs);
    await writeFaqs(tx, story.gigs);
    await writePictures(tx, [
      ...gigs.flatMap((gig) => picturesOf(gig, seed.pictures)),
      ...story.gigs.flatMap((gig) => storyPicture(gig, today, seed.pictures)),
    ]);
    await writeOrders(tx, sales, schedule.id);
    await writeTasks(tx, sales);
    await writeDeliveries(tx, sales);
    await writePieces(tx, planPieces(seed.portfolio, sales, seed.pictures));
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
  await noteFirstMessagesOf(await pairsOfTalks());
}

/** Read from the rows, so that a telling that an earlier release began goes on here. */
async function pairsOfTalks(): Promise<string[][]> {
  const rows = await sql<{ first: string; second: string }[]>`
    select t.first_id as first, t.second_id as second
    from commands c join threads t on t.command_id = c.id where c.name = 'demo.tell_year'`;
  return rows.map(({ first, second }) => [first, second]);
}

function extrasOf({ faq, limits }: YearSeed, { name }: SeedGig) {
  return { faq: faq[name] ?? [], queueLimit: limits[name] ?? null };
}

/** Accounts, profiles, faces and time off. */
async function writeEverybody(
  tx: Tx,
  { portraits, away }: YearSeed,
  { passwordHash, today: day, story }: YearTelling,
  people: ReadonlyMap<string, YearPerson>,
): Promise<void> {
  const today = new Date(day.epochMilliseconds);
  const everybody = [...people.values()];
  const newcomers = everybody.filter(({ storyFrom }) => storyFrom === null);
  await writePeople(tx, newcomers, passwordHash);
  await writeProfiles(
    tx,
    everybody.filter(({ storyFrom }) => storyFrom !== null),
  );
  const known = Object.entries(story.people).map(([handle, { id }]) => ({
    id,
    handle,
    joined: today,
  }));
  await writePortraits(tx, [...newcomers, ...known], portraits);
  await writeAway(
    tx,
    Object.entries(away).map(([handle, [from, until, note]]) => ({
      userId: found(people.get(handle)).id,
      setAt: daysBefore(today, 14),
      startsAt: daysBefore(today, -from),
      endsAt: daysBefore(today, -until),
      note,
    })),
  );
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
  { id: gigId, ownerId, picture }: StoryGig,
  at: Date,
  pictures: YearSeed["pictures"],
): GigPicture[] {
  const drawn = picture === null ? undefined : pictures[picture.name];
  return picture === null || drawn === undefined
    ? []
    : [{ gigId, ownerId, at, alt: picture.alt, drawn }];
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
