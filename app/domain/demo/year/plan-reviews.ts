/** The reviews of the demo's year: those of both sides of paid orders, with the moments at which they became public. Pure. */
import { closeOf } from "#app/domain/reviews/review-window.ts";
import { readReview, requireMarksOf } from "#app/domain/reviews/sent-review.ts";
import type { Marks, ReviewSide } from "#app/domain/reviews/review-marks.ts";
import type { SeedSale } from "#db/seed/demo/shapes.ts";
import { chanceOf } from "./chance.ts";
import { idAt, later } from "./moments.ts";
import type { YearSale } from "./planned.ts";

export interface YearReview {
  id: string;
  orderId: string;
  gigId: string;
  side: ReviewSide;
  authorId: string;
  subjectId: string;
  stars: number;
  marks: Marks;
  text: string;
  writtenAt: Date;
  opensAt: Date;
  revealedAt: Date | null;
  sale: YearSale;
}

/** Both become public with the second, a single one at the end of its window. */
export function planReviews(sale: YearSale, today: Date): YearReview[] {
  const { endedAt, paid, seed, gig } = sale;
  if (endedAt === null || !paid) return [];
  const chance = chanceOf(`review ${sale.gig.seed.name} ${seed.buyer} ${seed.daysAgo}`);
  const sent = [
    seed.stars === undefined ? null : byBuyer(sale, later(endedAt, 1 + chance() * 60)),
    seed.back === undefined ? null : byFreelancer(sale, later(endedAt, 2 + chance() * 90)),
  ].filter((each) => each !== null);
  const there = sent.filter(({ writtenAt }) => writtenAt < today);
  const opensAt = closeOf(endedAt);
  const [first, second] = there.toSorted((one, other) => +one.writtenAt - +other.writtenAt);
  const publicAt = second?.writtenAt ?? (first === undefined ? today : opensAt);
  return there.map((review) => ({
    ...review,
    id: idAt("review", review.writtenAt),
    orderId: sale.orderId,
    gigId: gig.id,
    opensAt,
    revealedAt: publicAt < today ? publicAt : null,
    sale,
  }));
}

function byBuyer({ seed, buyer, gig }: YearSale, writtenAt: Date) {
  const { stars = 5, text = "" } = seed;
  const sides = { authorId: buyer.id, subjectId: gig.freelancer.id };
  const review = read("buyer", { stars, text, marks: marksOf(seed, `marks ${gig.seed.name}`) });
  return { ...review, ...sides, writtenAt };
}

/** Most people give all three, close to their stars; some leave one out. */
function marksOf({ stars = 5, marks, daysAgo }: SeedSale, name: string) {
  if (marks === null) return {};
  const chance = chanceOf(`${name} ${daysAgo}`);
  const near = () =>
    Math.min(5, Math.max(1, stars - Math.floor(chance() * 1.2) + Math.floor(chance() * 1.3)));
  const [asDescribed, onTime, communication] = marks ?? [near(), near(), near()];
  const silent = marks === undefined && chance() < 0.25;
  return { asDescribed, onTime, communication: silent ? null : communication };
}

function byFreelancer({ seed, buyer, gig }: YearSale, writtenAt: Date) {
  const [stars, text] = seed.back ?? [5, ""];
  const marks = { clearBrief: stars, fairAnswers: Math.min(5, stars + 1) };
  const sides = { authorId: gig.freelancer.id, subjectId: buyer.id };
  return { ...read("freelancer", { stars, text, marks }), ...sides, writtenAt };
}

/** As the door reads what a person sends. */
function read(side: ReviewSide, sent: Parameters<typeof readReview>[0]) {
  const review = readReview(sent);
  requireMarksOf(side, review.marks);
  return { side, ...review };
}
