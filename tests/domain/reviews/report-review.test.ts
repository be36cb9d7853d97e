/** Reports of reviews and replies: once for each member, not of one's own words, and a flood is told to staff once. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { replyToReview } from "#app/domain/reviews/reply-to-review.ts";
import { reportReview } from "#app/domain/reviews/report-review.ts";
import { reviewQueue, waitingReviews } from "#app/domain/reviews/review-queue.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { bothReviews, endedOrder, review } from "#tests/kit/review-scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

function report(
  actor: UserActor,
  reviewId: string,
  part: "review" | "reply" = "review",
  key = newFormKey(),
) {
  return reportReview(actor, { reviewId, part, reason: "insult", note: "", key });
}

happensOnce("report a review", async () => {
  const { byBuyer } = await bothReviews(people.ada, people.lin);
  return {
    call: (key) => report(people.lin, byBuyer, "review", key),
    effect: () => sql`select reason, part from review_reports where review_id = ${byBuyer}`,
    once: [{ reason: "insult", part: "review" }],
    second: "transition_refused",
  };
});

test("only published words of others are reported, with a reason", async () => {
  const { ada, lin, max } = people;
  const { byBuyer } = await bothReviews(ada, lin);
  await expect(report(ada, byBuyer)).rejects.toMatchObject({ code: "own_account" });
  await expect(report(max, byBuyer, "reply")).rejects.toMatchObject({ code: "not_found" });
  const reply = { reviewId: byBuyer, text: "Thank you.", key: newFormKey() };
  await replyToReview(lin, reply);
  await expect(report(lin, byBuyer, "reply")).rejects.toMatchObject({ code: "own_account" });
  await report(ada, byBuyer, "reply");
  const bored = { reviewId: byBuyer, part: "review" as const, note: "", key: newFormKey() };
  await expect(reportReview(max, { ...bored, reason: "boring" })).rejects.toMatchObject({
    field: "reason",
  });
  const { orderId } = await endedOrder(ada, lin);
  const { reviewId } = (await review(ada, orderId)).answer;
  await expect(report(lin, reviewId)).rejects.toMatchObject({ code: "not_found" });
});

test("a flood of reports of one review is one line for staff and one notice, and each member has a limit a day", async () => {
  const { ada, lin, sol } = people;
  const { byBuyer } = await bothReviews(ada, lin);
  const before = await waitingReviews(sol);
  const crowd = await Promise.all(["one", "two", "three"].map((name) => person(`crowd-${name}`)));
  await Promise.all(crowd.map((member) => report(member, byBuyer)));
  expect(await waitingReviews(sol)).toBe(before + 1);
  const { rows } = await reviewQueue(sol, { view: "waiting" });
  expect(rows.filter(({ id }) => id === byBuyer)).toMatchObject([{ reports: 3 }]);
  const told =
    await sql`select from events where name = 'review.reported' and subject_id = ${byBuyer}`;
  expect(told).toHaveLength(1);
  await expect(reviewQueue(lin, { view: "waiting" })).rejects.toMatchObject({ code: "not_found" });
  const pest = await person("pest");
  const many = [byBuyer];
  for (let n = 0; n < 10; n += 1) {
    const both = await bothReviews(ada, lin);
    many.push(both.byBuyer, both.byFreelancer);
  }
  for (const id of many.slice(0, 20)) await report(pest, id);
  await expect(report(pest, many[20] ?? "")).rejects.toMatchObject({ code: "too_many_attempts" });
});
