/** Searching: words, phrases, typing mistakes, beginnings, counts, pages that stay stable under ties. */
import { beforeAll, describe, expect, test } from "vitest";
import { pauseGig, publishGig } from "#app/domain/catalog/move-gig.ts";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import type { SearchResult } from "#app/domain/catalog/search/search-gigs.ts";
import { refreshSearchWords } from "#app/domain/catalog/search/search-words.ts";
import { homePage } from "#app/domain/catalog/home-page.ts";
import { sellerPage } from "#app/domain/catalog/seller-page.ts";
import { sitemapPaths } from "#tests/kit/whole-sitemap.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { PACKAGE_OFFER, sampleContent, UNIT_OFFER } from "#tests/domain/catalog/sample-content.ts";

const database = useDatabase();
let people: Cast;

async function sell(title: string, changes: Partial<GigContent> = {}): Promise<string> {
  const content = sampleContent({ title, tags: [], ...changes });
  const { answer } = await createGig(people.lin, { key: newFormKey(), content });
  await publishGig(people.lin, { key: newFormKey(), ...answer });
  return answer.id;
}

function priced(units: bigint, deliveryDays = 3): Partial<GigContent> {
  const [basic] = PACKAGE_OFFER.packages;
  if (basic === undefined) throw new Error("The sample has a basic package.");
  return {
    offer: {
      kind: "package",
      packages: [{ ...basic, priceMicros: units * 1_000_000n, deliveryDays }],
      extras: [],
    },
  };
}

const search = (query: string): Promise<SearchResult> =>
  searchGigs(readFilters(new URLSearchParams(query)));
const titles = ({ gigs }: SearchResult) => gigs.map(({ title }) => title).sort();

beforeAll(async () => {
  people = await cast();
  await sell("Welding of broken bicycle frames", {
    ...priced(120n, 7),
    categoryId: "design/print-design",
  });
  await sell("Repair of a garden gate", {
    ...priced(30n, 1),
    description: "I also do some welding where the gate needs it.",
  });
  await sell("Public speaking lessons for the shy", {
    ...priced(15n, 14),
    categoryId: "learning-advice/lessons",
  });
  await sell("Speaking of public libraries: a lecture", priced(600n, 2));
  await sell("Logo labels by the thousand", { offer: UNIT_OFFER, categoryId: "data/labelling" });
  await sell("Illustration of a heron", { ...priced(20n), currency: "EUR" });
  const paused = await sell("Welding that is paused right now", priced(5n));
  await pauseGig(people.lin, { key: newFormKey(), id: paused, version: 2 });
  await refreshSearchWords();
});

describe("words of a search", () => {
  test("find their other forms; the title weighs more than the description", async () => {
    const found = await search("q=welded");
    expect(found.gigs.map(({ title }) => title)).toEqual([
      "Welding of broken bicycle frames",
      "Repair of a garden gate",
    ]);
  });
  test("in quotes are a phrase, with a dash they are excluded, `or` widens", async () => {
    expect(titles(await search('q="public+speaking"'))).toEqual([
      "Public speaking lessons for the shy",
    ]);
    expect(titles(await search("q=speaking+-libraries"))).toEqual([
      "Public speaking lessons for the shy",
    ]);
    expect((await search("q=heron+or+bicycle")).counts.total).toBe(2);
  });
  test("that are mistyped are corrected, and can be searched for as typed", async () => {
    const found = await search("q=lgoo+lables");
    expect([found.understood?.corrected, titles(found)]).toEqual([
      "logo labels",
      ["Logo labels by the thousand"],
    ]);
    expect((await search("q=lgoo+lables&exact=1")).counts.total).toBe(0);
  });
  test("may be incomplete at the end", async () => {
    expect(titles(await search("q=bicy"))).toEqual(["Welding of broken bicycle frames"]);
    expect((await search("q=bicy&exact=1")).counts.total).toBe(0);
  });
  test("that occur in no gig find nothing and are named; a search of common words only chooses nothing", async () => {
    const nothing = await search("q=heron+xyzzyqq");
    expect([nothing.counts.total, nothing.understood?.unknown]).toEqual([0, ["xyzzyqq"]]);
    const common = await search("q=the+of");
    expect([common.tooCommon, common.counts.total]).toEqual([true, 6]);
  });
  test.each([
    "'",
    '"',
    "\\",
    ":*",
    "a:b & | ! ()",
    "%",
    "<script>",
    "-",
    "or",
    "\u0000x",
    "🙂",
    "x".repeat(5000),
    "' or 1=1 --",
  ])("such as %j are answered", async (typed) => {
    await expect(search(new URLSearchParams({ q: typed }).toString())).resolves.toBeDefined();
  });
});

describe("filters of a search", () => {
  test("narrow, and every count is the number of gigs when chosen", async () => {
    const all = await search("");
    for (const [id, count] of all.counts.categories)
      expect((await search(`category=${id}`)).counts.total).toBe(count);
    for (const [kind, count] of all.counts.kinds)
      expect((await search(`kind=${kind}`)).counts.total).toBe(count);
    for (const [days, count] of all.counts.delivery)
      expect((await search(`days=${days}`)).counts.total).toBe(count);
    const dollars = await search("currency=USD");
    for (const [band, count] of dollars.counts.bands) {
      const found = await search(`currency=USD&band=${band}`);
      expect([found.counts.total, found.gigs.length]).toEqual([count, count]);
    }
  });
  test("are counted under each other: a facet ignores only itself", async () => {
    const found = await search("currency=USD&days=3&band=2");
    expect(titles(found)).toEqual(["Repair of a garden gate"]);
    expect(found.counts.delivery.get(14)).toBe(1);
    expect(found.counts.bands.get(4)).toBe(1);
  });
  test("by category hold the categories beneath it, and list them", async () => {
    const found = await search("category=design");
    expect(
      [...found.counts.categories.keys()].filter((id) => id.startsWith("design")).sort(),
    ).toEqual(["design/illustration", "design/print-design"]);
    expect((await search("category=desig")).counts.total).toBe(0);
    expect((await search("category=de%25")).counts.total).toBe(0);
  });
  test("by price compare in one currency, and name it", async () => {
    const found = await search("min=15&max=30");
    expect([found.pricesIn, titles(found)]).toEqual([
      "USD",
      ["Public speaking lessons for the shy", "Repair of a garden gate"],
    ]);
    expect(titles(await search("min=15&max=30&currency=EUR"))).toEqual(["Illustration of a heron"]);
  });
  test("by a range typed the wrong way round use the same range", async () => {
    expect(titles(await search("min=30&max=15&currency=EUR"))).toEqual(["Illustration of a heron"]);
  });
  test("that make no sense are left out", async () => {
    expect(
      (await search("kind=boat&band=99&days=2&min=1e3&max=-4&sort=magic&after=x~y&currency=ZZZ"))
        .counts.total,
    ).toBe(6);
  });
});

describe("pages of a search", () => {
  test("hold no paused gig and no gig of a suspended person", async () => {
    expect((await search("q=paused")).counts.total).toBe(0);
    await database.owner.begin(async (sql) => {
      await sql`alter table users disable trigger user`;
      await sql`alter table users enable trigger users_take_their_gigs_along`;
      await sql`update users set state = 'suspended' where id = ${people.lin.id}`;
    });
    expect((await search("")).counts.total).toBe(0);
    expect((await homePage()).newest).toEqual([]);
    expect((await refusalOf(sellerPage("lin", null))).code).toBe("not_found");
    await database.owner`update users set state = 'active' where id = ${people.lin.id}`;
    await database.owner`alter table users enable trigger user`;
    expect((await sellerPage("LIN", null)).seller.gigs).toBe(6);
    expect(await sitemapPaths()).toContain("/sellers/lin");
  });

  describe("of many gigs that tie", () => {
    beforeAll(async () => {
      for (let n = 0; n < 60; n += 1)
        await sell(`Polishing of copper kettle number ${n % 3}`, priced(n % 2 === 0 ? 9n : 11n, 5));
    });
    test.each([
      "q=polishing",
      "category=design/illustration",
      "q=kettle&sort=price-up",
      "q=kettle&sort=price-down",
      "q=kettle&sort=delivery",
      "q=kettle&sort=newest",
    ])("%s: forward shows each once, backward the same", async (query) => {
      const pages: string[][] = [];
      let result = await search(query);
      const { total } = result.counts;
      pages.push(result.gigs.map(({ id }) => id));
      while (result.next !== null) {
        result = await search(`${query}&after=${result.next.value}~${result.next.id}`);
        pages.push(result.gigs.map(({ id }) => id));
      }
      expect(new Set(pages.flat()).size).toBe(total);
      expect(pages.flat().length).toBe(total);
      for (const page of pages.toReversed().slice(1)) {
        if (result.previous === null) throw new Error("A page before is missing.");
        result = await search(`${query}&before=${result.previous.value}~${result.previous.id}`);
        expect(result.gigs.map(({ id }) => id)).toEqual(page);
      }
      expect(result.previous).toBeNull();
    });
  });
});
