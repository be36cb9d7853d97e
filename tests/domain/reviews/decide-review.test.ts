/** Staff's decisions on reviews: the words go, a public reason stands in their place, and the stars count where only words were wrong. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { decideReview } from "#app/domain/reviews/decide-review.ts";
import type { DecideReviewInput } from "#app/domain/reviews/decide-review.ts";
import { publishedReview } from "#app/domain/reviews/published-review.ts";
import { replyToReview } from "#app/domain/reviews/reply-to-review.ts";
import { reportReview } from "#app/domain/reviews/report-review.ts";
import { reviewCounts } from "#app/domain/reviews/review-list.ts";
import { waitingReviews } from "#app/domain/reviews/review-queue.ts";
import { reviewFile } from "#app/domain/reviews/review-file.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { bothReviews } from "#tests/kit/review-scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

const decide = (staff: UserActor, reviewId: string, change: Partial<DecideReviewInput> = {}) =>
  decideReview(staff, {
    reviewId,
    part: "review",
    decision: "hide",
    reason: "insult",
    sentence: "We do not insult each other.",
    key: newFormKey(),
    ...change,
  });

happensOnce("hide a review", async () => {
  const { byBuyer } = await bothReviews(people.ada, people.lin);
  return {
    call: (key) => decide(people.sol, byBuyer, { key }),
    effect: async () => {
      const { text, hidden } = await publishedReview(byBuyer);
      return { text, hidden };
    },
    once: { text: null, hidden: { reason: "insult", sentence: "We do not insult each other." } },
    second: "transition_refused",
  };
});

test("both sides and the reporters are told, and hidden words are read by staff only", async () => {
  const { ada, lin, max, sol } = people;
  const { byBuyer } = await bothReviews(ada, lin, { text: "You fool" });
  await replyToReview(lin, { reviewId: byBuyer, text: "You called me a fool", key: newFormKey() });
  await reportReview(max, {
    reviewId: byBuyer,
    part: "review",
    reason: "insult",
    note: "",
    key: newFormKey(),
  });
  await decide(sol, byBuyer);
  const events = await sql<{ name: string; userId: string | null }[]>`
    select name, payload->>'userId' as "userId" from events where subject_id = ${byBuyer} order by id desc limit 3`;
  expect(events).toEqual([
    { name: "staff.review_decided", userId: null },
    { name: "review.report_decided", userId: max.id },
    { name: "review.hidden", userId: null },
  ]);
  expect(JSON.stringify(await publishedReview(byBuyer))).not.toContain("fool");
  const file = await reviewFile(sol, byBuyer);
  expect(file.words).toEqual({ review: "You fool", reply: "You called me a fool" });
  await expect(reviewFile(max, byBuyer)).rejects.toMatchObject({ code: "not_found" });
  const reads =
    await sql`select from staff_reads where subject_id = ${byBuyer} and what = 'review'`;
  expect(reads).toHaveLength(2);
});

test("a report of a reply is answered when the review is hidden with it, and its reporter is told once", async () => {
  const { ada, lin, max, sol } = people;
  const { byBuyer } = await bothReviews(ada, lin);
  await replyToReview(lin, { reviewId: byBuyer, text: "You fool", key: newFormKey() });
  for (const part of ["review", "reply"] as const) {
    const said = { reason: "insult", note: "", key: newFormKey() };
    await reportReview(max, { reviewId: byBuyer, part, ...said });
  }
  const before = await waitingReviews(sol);
  await decide(sol, byBuyer);
  expect(before - (await waitingReviews(sol))).toBe(2);
  expect((await reviewFile(sol, byBuyer)).reports).toMatchObject([
    { part: "review", decision: "hidden" },
    { part: "reply", decision: "hidden" },
  ]);
  const told = await sql`
    select from events where name = 'review.report_decided' and subject_id = ${byBuyer}`;
  expect(told).toHaveLength(1);
});

test("a review hidden for its words counts, one that is not about the work does not", async () => {
  const { ada, sol } = people;
  const seller = await person("seller");
  const [words, other] = [await bothReviews(ada, seller), await bothReviews(ada, seller)];
  await decide(sol, words.byBuyer, { reason: "private_facts" });
  await decide(sol, other.byBuyer, { reason: "bought" });
  expect((await publishedReview(words.byBuyer)).notCounted).toBeNull();
  expect((await publishedReview(other.byBuyer)).notCounted).toBe("hidden");
  expect(await reviewCounts({ sellerId: seller.id })).toEqual({
    published: 2,
    counted: 1,
    stars: 5,
  });
});

test("a kept review stays, and only what waits can be kept; members and the two sides decide nothing", async () => {
  const { ada, lin, sol, ray } = people;
  const { byBuyer } = await bothReviews(sol, lin);
  const keep = { decision: "keep" as const, reason: undefined };
  await expect(decide(ray, byBuyer, keep)).rejects.toMatchObject({ code: "transition_refused" });
  const told = { part: "review" as const, reason: "insult", note: "", key: newFormKey() };
  await reportReview(lin, { reviewId: byBuyer, ...told });
  await expect(decide(sol, byBuyer, keep)).rejects.toMatchObject({ code: "own_account" });
  await expect(decide(ada, byBuyer, keep)).rejects.toMatchObject({ code: "not_found" });
  await expect(decide(ray, byBuyer, { reason: "boring" })).rejects.toMatchObject({
    field: "reason",
  });
  await expect(decide(ray, byBuyer, { sentence: " " })).rejects.toMatchObject({
    field: "sentence",
  });
  await decide(ray, byBuyer, keep);
  expect((await publishedReview(byBuyer)).hidden).toBeNull();
  expect((await reviewFile(ray, byBuyer)).reports).toMatchObject([{ decision: "kept" }]);
});
