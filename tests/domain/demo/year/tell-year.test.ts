/** The year before the demo's story, from its own data; the checks of the books run after each test. */
import { beforeAll, expect, test } from "vitest";
import { tellDemoYear } from "#app/cli/demo-year.ts";
import { demoCast } from "#app/cli/demo-cast.ts";
import type { DemoCast } from "#app/cli/demo-cast.ts";
import { demoGigs } from "#app/cli/demo-gigs.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { now } from "#app/domain/kernel/clock.ts";
import { sellerAnswers } from "#app/domain/reputation/seller-answers.ts";
import { sellerScores } from "#app/domain/reputation/seller-scores.ts";
import { sql } from "#app/domain/store/store.ts";
import { YEAR_FAQ, YEAR_LIMITS, YEAR_PORTFOLIO } from "#db/seed/demo/window-dressing.ts";
import { YEAR_GIGS } from "#db/seed/demo/year.ts";
import { YEAR_PEOPLE } from "#db/seed/demo/people.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";

useDatabase();
useQuickPasswords();

const today = now();
let tell: () => Promise<void>;
let people: DemoCast;
beforeAll(async () => {
  const cast = await demoCast();
  people = cast;
  const gigs = await demoGigs(cast);
  const stage = { cast, gigs, ids: new Map<string, string>(), passwordHash: "of the demo" };
  tell = () => tellDemoYear(today, stage);
  await tell();
});

test("every gig of the year is for sale with a picture, and three in four have a review", async () => {
  const [gigs] = await sql`
    select count(*)::int as gigs,
           count(*) filter (where exists (select from shown_pictures p where p.gig_id = g.id and p.state = 'ready'))::int as pictured,
           count(*) filter (where exists (select from reviews r where r.gig_id = g.id and r.revealed_at is not null))::int as reviewed,
           count(distinct split_part(category_id, '/', 1))::int as categories
    from gigs g join users u on u.id = g.freelancer_id
    where g.state = 'published' and u.handle = any(${Object.keys(YEAR_PEOPLE)}::text[])`;
  expect(gigs).toMatchObject({
    gigs: YEAR_GIGS.length,
    pictured: YEAR_GIGS.length,
    categories: 10,
  });
  expect(gigs?.["reviewed"]).toBeGreaterThan((YEAR_GIGS.length * 3) / 4);
});

test("the sellers of the year have different scores, and a newcomer has none", async () => {
  const scores = await sellerScores(Object.keys(YEAR_PEOPLE));
  const said = [...scores.values()].map((score) => JSON.stringify(score));
  expect(new Set(said).size).toBeGreaterThan(10);
  expect(scores.has("pete-okafor")).toBe(false);
});

test("three sellers of the year answered enough first messages for their pages to say how soon", async () => {
  const { lin } = people;
  const rows = await sql<{ id: string }[]>`
    select id from users where handle in ('mara-iyer', 'tomas-quiroga') order by handle`;
  const medians: Array<number | null> = [];
  for (const { id } of [lin, ...rows]) {
    const { seconds, of, answered } = await sellerAnswers(id);
    expect({ of, answered }).toEqual({ of: 5, answered: 5 });
    medians.push(seconds);
  }
  expect(medians).toEqual([2, 6, 12].map((hours) => hours * 3600));
});

test("sellers show finished work, answer questions, name their skills; one is away, and some take few orders at a time", async () => {
  const [there] = await sql`
    select (select count(*)::int from portfolio_pieces p join shown_pictures s on s.portfolio_id = p.id and s.state = 'ready'
            where p.state = 'shown') as pieces,
           (select count(*)::int from gigs where jsonb_array_length(faq) > 0) as answering,
           (select count(*)::int from gigs where queue_limit is not null) as limited,
           (select count(*)::int from times_off where starts_at < ${new Date(today.epochMilliseconds)} and ends_at > ${new Date(today.epochMilliseconds)}) as away,
           (select count(*)::int from users where cardinality(skills) > 2) as skilled`;
  const { pieces, answering, limited, away } = there ?? {};
  expect({ pieces, answering, limited, away }).toEqual({
    pieces: YEAR_PORTFOLIO.length,
    // Two gigs of the story answer questions as well.
    answering: Object.keys(YEAR_FAQ).length + 2,
    limited: Object.keys(YEAR_LIMITS).length,
    away: 1,
  });
  expect(there?.["skilled"]).toBeGreaterThan(15);
});

test("the story's sellers sold before it, were paid, and have scores; less than a cent is left of their earnings", async () => {
  const scores = await sellerScores(["lin", "max"]);
  expect(scores.size).toBe(2);
  const rows = await sql`
    select u.handle, count(distinct o.id)::int as orders, count(distinct r.id)::int as reviews,
           (select count(*)::int > 0 from payouts p where p.user_id = u.id) as paid,
           (select count(*)::int from payout_methods m where m.user_id = u.id and m.removed_at is null) as methods,
           jsonb_array_length(u.languages) as languages
    from users u join orders o on o.freelancer_id = u.id left join reviews r on r.order_id = o.id and r.side = 'buyer' and r.revealed_at is not null
    where u.handle in ('lin', 'max') group by u.id order by u.handle`;
  expect(rows).toMatchObject([
    { handle: "lin", orders: 8, reviews: 8, paid: true, methods: 0 },
    { handle: "max", orders: 9, reviews: 7, paid: true, methods: 0 },
  ]);
  const { lin, max } = people;
  // Less than a cent is not paid out.
  for (const { id } of [lin, max])
    expect(await balance("earnings_available", id, "USD")).toBeLessThan(10_000n);
});

test("the year has work that ended in each way, and each ended order has its facts", async () => {
  const states = await sql<{ state: string }[]>`select distinct state from tasks order by state`;
  expect(states.map(({ state }) => state)).toEqual(
    expect.arrayContaining(["delivered", "refunded", "released", "split", "started"]),
  );
  const [ended] = await sql`
    select count(*)::int as orders, count(f.order_id)::int as facts, count(*) filter (where f.on_time = false)::int as late,
           count(*) filter (where f.by_silence)::int as silent, count(*) filter (where f.disputed)::int as disputed
    from orders o left join order_facts f on f.order_id = o.id
    where not exists (select from tasks t where t.order_id = o.id and t.closed_at is null)`;
  expect(ended?.["facts"]).toBe(ended?.["orders"]);
  for (const what of ["late", "silent", "disputed"]) expect(ended?.[what]).toBeGreaterThan(1);
});

test("one review is hidden by staff with a reason, and replies answer others", async () => {
  const [said] = await sql`
    select (select count(*)::int from review_hidings) as hidden, (select count(*)::int from review_replies) as replies`;
  expect(said?.["hidden"]).toBe(1);
  expect(said?.["replies"]).toBeGreaterThan(4);
});

test("nothing of the year waits for the worker, but the work that goes on", async () => {
  const [waits] = await sql`
    select (select count(*)::int from events e join commands c on c.id = e.command_id where c.name = 'demo.tell_year') as events,
           (select count(*)::int from payouts where state <> 'settled') as payouts,
           (select count(*)::int from reviews where revealed_at is null and opens_at < now()) as reviews`;
  expect(waits).toEqual({ events: 0, payouts: 0, reviews: 0 });
});

test("telling the year again, also twice at once, writes nothing", async () => {
  const written = async () => [
    ...(await sql`
      select (select count(*)::int from transfers) as transfers, (select count(*)::int from commands) as commands,
             (select count(*)::int from order_facts) as facts`),
  ];
  const before = await written();
  await Promise.all([tell(), tell()]);
  expect(await written()).toEqual(before);
});
