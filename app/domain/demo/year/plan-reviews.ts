/** The reviews of the demo's year: those of both sides of paid orders, with the moments at which they became public. Pure. */
import { closeOf } from "#app/domain/reviews/review-window.ts";
import { readReview, requireMarksOf } from "#app/domain/reviews/sent-review.ts";
import type { Marks, ReviewSide } from "#app/domain/reviews/review-marks.ts";
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
  const { stars = 5, text = "", marks } = seed;
  const [asDescribed, onTime, communication] = marks ?? [stars, stars, stars];
  const given = marks === null ? {} : { asDescribed, onTime, communication };
  const sides = { authorId: buyer.id, subjectId: gig.freelancer.id };
  return { ...read("buyer", { stars, text, marks: given }), ...sides, writtenAt };
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
