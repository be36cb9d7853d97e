/** Results by rating: the kept scores follow reviews and what staff hide, and the search follows the scores. */
import { beforeAll, expect, test } from "vitest";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { refreshSearchWords } from "#app/domain/catalog/search/search-words.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { scoreOf } from "#app/domain/reputation/score.ts";
import { sellerScores } from "#app/domain/reputation/seller-scores.ts";
import { decideReview } from "#app/domain/reviews/decide-review.ts";
import { showAgain } from "#app/domain/reviews/show-again.ts";
import { sql } from "#app/domain/store/store.ts";
import { sold } from "#tests/domain/catalog/saved/gigs-for-sale.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { bothReviews } from "#tests/kit/review-scene.ts";

useDatabase();
let people: Cast;
let poorReview = "";

const byRating = async (query = "", most = 3) =>
  (await searchGigs(readFilters(new URLSearchParams(`sort=rating&${query}`)))).gigs
    .map(({ title }) => title)
    .filter((title) => title.startsWith("Wren"))
    .slice(0, most);

async function ratingOfMax(): Promise<number[]> {
  const rows = await sql<{ rating: number }[]>`
    select distinct rating from search_gigs where freelancer_id = ${people.max.id}`;
  return rows.map(({ rating }) => rating);
}

beforeAll(async () => {
  people = await cast();
  const fresh = await person("fresh");
  await sold(people.lin, "Wren drawn by the best");
  await sold(people.max, "Wren drawn by the worst");
  await sold(fresh, "Wren drawn by a new person");
  for (let n = 0; n < 2; n += 1) await bothReviews(people.ada, people.lin, { stars: 5 });
  poorReview = (await bothReviews(people.ada, people.max, { stars: 1 })).byBuyer;
});

test("the best score comes first; without a review a seller stands where every score begins", async () => {
  await refreshSearchWords();
  const order = ["Wren drawn by the best", "Wren drawn by a new person", "Wren drawn by the worst"];
  expect(await byRating()).toEqual(order);
  expect(await byRating("q=wren")).toEqual(order);
  expect(await byRating("category=design")).toEqual(order);
  const scores = await sellerScores(["lin", "max", "fresh"]);
  expect([...scores].map(([handle, { value, reviews }]) => [handle, value, reviews])).toEqual(
    expect.arrayContaining([
      ["lin", "4.29", 2],
      ["max", "3.50", 1],
    ]),
  );
  expect(scores.has("fresh")).toBe(false);
});

test("a review that staff hide counts no longer, and counts again when it is shown again", async () => {
  await decideReview(people.sol, {
    reviewId: poorReview,
    part: "review",
    decision: "hide",
    reason: "not_the_work",
    sentence: "It is about another order.",
    key: newFormKey(),
  });
  expect((await sellerScores(["max"])).has("max")).toBe(false);
  await refreshSearchWords();
  expect(await ratingOfMax()).toEqual([400]);
  await showAgain(people.sol, {
    reviewId: poorReview,
    part: "review",
    sentence: "It was right after all.",
    key: newFormKey(),
  });
  await refreshSearchWords();
  expect(await ratingOfMax()).toEqual([350]);
});

test("the store rounds a score as the application does", async () => {
  const rows = await sql<{ reviews: number; stars: number; hundredths: number }[]>`
    select n as reviews, s as stars, score_hundredths(n, s) as hundredths
    from generate_series(1, 30) n, generate_series(n, 5 * n) s`;
  const wrong = rows.filter(
    ({ hundredths, ...sums }) => scoreOf(sums).value !== (hundredths / 100).toFixed(2),
  );
  expect(wrong).toEqual([]);
});
