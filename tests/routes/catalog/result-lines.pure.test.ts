/** The lines beside results: why a gig is where it is, searches beside the present one, and a saved search in words. */
import { expect, test } from "vitest";
import { readFilters, searchQuery } from "#app/domain/catalog/search/search-filters.ts";
import { relatedSearches } from "#app/routes/catalog/related-searches.ts";
import { searchWords } from "#app/routes/catalog/saved/search-words.ts";
import { whyHere } from "#app/routes/catalog/why-here.ts";

const filters = (query: string) => readFilters(new URLSearchParams(query));

const GIG = {
  words: null,
  skill: null,
  publishedAt: new Date("2026-11-28T23:30:00Z"),
  fromMicros: 12_500_000n,
  currency: "USD" as const,
  deliveryDays: 1,
};

test("each order says by what it put a gig where it is", () => {
  const many = { average: "4.67", count: 31 };
  expect([
    whyHere({ ...GIG, words: "title" }, "relevance", many),
    whyHere({ ...GIG, words: "text" }, "relevance", many),
    whyHere({ ...GIG, words: "text", skill: "Illustrator" }, "relevance", many),
    whyHere(GIG, "newest", many),
    whyHere(GIG, "rating", many),
    whyHere(GIG, "rating", { average: "3.50", count: 1 }),
    whyHere(GIG, "rating", undefined),
    whyHere(GIG, "price-up", many),
    whyHere({ ...GIG, deliveryDays: 3 }, "delivery", many),
  ]).toEqual([
    "All words in the title · published 28 Nov 2026",
    "Words in the text and tags · published 28 Nov 2026",
    "By a skill of the freelancer: Illustrator · published 28 Nov 2026",
    "Published 28 Nov 2026",
    "Score 4.67 from 31 reviews",
    "Score 3.50 from 1 review",
    "No reviews yet: counts as 4.00, where every score begins",
    "Lowest price $12.50 USD",
    "Delivered in 3 days",
  ]);
});

test("related searches add what most gigs of the page have and the words do not say yet", () => {
  const gig = (category: string, ...tags: string[]) => ({
    categoryId: category.toLowerCase(),
    category,
    tags,
  });
  const gigs = [
    gig("Design", "Logo", "Ink", "hand drawn"),
    gig("Design", "ink", "logos"),
    gig("Print", "ink"),
  ];
  const related = relatedSearches(filters("q=logo&days=3&sort=delivery"), gigs);
  expect(related).toEqual([
    { label: "logo ink", href: "/gigs?q=logo+ink&days=3" },
    { label: "logo hand drawn", href: "/gigs?q=logo+hand+drawn&days=3" },
    { label: "logo in Design", href: "/gigs?q=logo&category=design&days=3" },
    { label: "logo in Print", href: "/gigs?q=logo&category=print&days=3" },
  ]);
  expect(relatedSearches(filters("category=design"), gigs)).toEqual([]);
});

test("a saved search is said in words, and its query has neither order nor place", () => {
  const all = "q=logo&category=design&kind=unit&currency=EUR&band=0&min=0.5&max=12&days=1";
  expect(searchQuery(filters(`${all}&sort=delivery&after=3~gig_00000000000000000000000900`))).toBe(
    all,
  );
  expect(searchWords(filters(all), "Design")).toBe(
    "“logo” in Design, priced by the piece, priced in EUR, under €1, from €0.5, up to €12, delivered in 1 day",
  );
  expect(searchWords(filters("min=3&band=4"), null)).toBe("All gigs, 500 and more, from 3");
});
