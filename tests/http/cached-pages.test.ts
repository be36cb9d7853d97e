/** Cached pages on the running site: each reader gets exactly the page that would have been rendered for them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { pauseGig } from "#app/domain/catalog/move-gig.ts";
import { changeProfile } from "#app/domain/people/change-profile.ts";
import { levelOf } from "#tests/kit/members.ts";
import { endSession, startSession } from "#app/domain/security/sessions.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { env } from "#app/env.server.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { cast, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { sendRaw } from "#tests/kit/raw-request.ts";
import { startSite } from "#tests/kit/site.ts";
import type { RunningSite } from "#tests/kit/site.ts";

const database = useDatabase();
let people: Cast;
let gigId: string;
/** No page grows old in `keeping` while a test runs, `brief` forgets after a second, `anew` caches no page. */
let keeping: RunningSite;
let brief: RunningSite;
let anew: RunningSite;

beforeAll(async () => {
  people = await cast();
  gigId = await sampleGig(people.lin);
  // A zone and languages: the cached pages must not differ for their reader.
  const languages = [{ code: "de" as const, level: "native" as const }];
  const profile = { headline: "", bio: "", languages, timeZone: "Asia/Kathmandu" };
  for (const [actor, handle] of [
    [people.ada, "ada"],
    [people.lin, "lin"],
  ] as const)
    await changeProfile(actor, { ...profile, name: handle, handle, key: newFormKey() });
  const sites = ["300", "1", "0"].map((seconds) =>
    startSite(database.url, { KEEP_PAGES_SECONDS: seconds, SECRET: env.secret }),
  );
  [keeping, brief, anew] = (await Promise.all(sites)) as [RunningSite, RunningSite, RunningSite];
});
afterAll(async () => {
  await Promise.all([keeping, brief, anew].map((site) => site?.stop()));
});

async function cookieOf(person: UserActor): Promise<string> {
  const { token } = await startSession(person.id, levelOf(person), { address: "", agent: "" });
  return `farthing=${token}`;
}

interface Seen {
  status: number;
  headers: Headers;
  html: string;
}

async function look(site: RunningSite, path: string, cookie = ""): Promise<Seen> {
  const headers = { accept: "text/html", ...(cookie === "" ? {} : { cookie }) };
  const answer = await fetch(site.origin + path, { headers });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

/** Without the parts that differ between any two answers, and between two sites. */
const bare = ({ html }: Seen, site: RunningSite) =>
  html
    .replaceAll(site.origin, "ORIGIN")
    .replaceAll(encodeURIComponent(site.origin), "ORIGIN")
    .replace(/name="key" value="[^"]+"/g, "KEY");

const PATHS = () => [
  "/",
  "/welcome",
  "/gigs",
  "/gigs?kind=package&sort=price-up",
  "/gigs?q=farthing",
  "/gigs?q=xylophone",
  `/gigs/${gigId}`,
  "/sellers/lin",
  "/commission",
  "/developers/events",
  "/api",
  "/api/orders",
  "/api/problems",
];

test("a cached page is letter by letter the rendered one, for every reader and after every other reader", async () => {
  const { ada, lin, sol } = people;
  const looks = [null, ada, lin, sol, null, ada];
  const cookies = await Promise.all(looks.map(async (who) => (who === null ? "" : cookieOf(who))));
  for (const [place, path] of PATHS().entries())
    // Another reader comes first each time, so that pages are rendered for each of them.
    for (const turn of looks.keys()) {
      const cookie = cookies[(turn + place) % cookies.length] ?? "";
      const [kept, rendered] = [await look(keeping, path, cookie), await look(anew, path, cookie)];
      expect([path, bare(kept, keeping)]).toEqual([path, bare(rendered, anew)]);
      expect([kept.status, kept.headers.get("cache-control")]).toEqual([200, "no-store"]);
    }
});

/** The headers of an answer, without those that are fresh in each. */
async function heading(path: string, sent: Record<string, string>) {
  const { status, headers } = await sendRaw(keeping.origin, { method: "GET", path, headers: sent });
  const fresh = { date: "today", "x-request-id": "fresh" };
  return { ...headers, ...fresh, status };
}

test.each(["gzip", "gzip, br", "identity", ""])(
  "the first answer, rendered, and cached answers have the same headers (accepting “%s”)",
  async (accepted) => {
    // These addresses are not cached yet, so the first visit renders the page.
    const path = `/gigs?q=door${accepted.replace(/\W/g, "")}`;
    const headers = accepted === "" ? {} : { "accept-encoding": accepted };
    const [first, second] = [await heading(path, headers), await heading(path, headers)];
    expect(second).toEqual(first);
  },
);

test("a request that is not plainly a visitor's for a page is answered by the handler", async () => {
  await look(keeping, "/gigs");
  await look(keeping, "/gigs");
  const { origin } = keeping;
  const status = async (asked: { method?: string; path: string }) =>
    (await sendRaw(origin, { method: "GET", headers: {}, ...asked })).status;
  expect(await status({ method: "HEAD", path: "/gigs" })).toBe(200);
  expect(await status({ method: "POST", path: "/gigs" })).toBe(403);
  expect(await status({ path: "/gigs?q=%00" })).toBe(400);
  for (const path of ["//gigs", "/\\[/gigs", "//[/gigs"])
    expect([path, [400, 404].includes(await status({ path }))]).toEqual([path, true]);
  // Still there, and still in the same words.
  expect((await look(keeping, "/gigs")).status).toBe(200);
});

test("every visitor gets the same bytes, and each answer an id of its own", async () => {
  const seen = await Promise.all(Array.from({ length: 20 }, () => look(keeping, "/gigs")));
  expect(new Set(seen.map(({ html }) => html)).size).toBe(1);
  expect(new Set(seen.map(({ headers }) => headers.get("x-request-id"))).size).toBe(20);
});

test("pages with form keys, or of a member, are rendered anew each time", async () => {
  const key = ({ html }: Seen) => /name="key" value="([^"]+)"/.exec(html)?.[1];
  const [one, two] = [await look(keeping, "/sign-up"), await look(keeping, "/sign-up")];
  expect(key(one)).toBeTruthy();
  expect(key(one)).not.toBe(key(two));
  const sol = await cookieOf(people.sol);
  const [mine, again] = [
    await look(keeping, `/gigs/${gigId}`, sol),
    await look(keeping, `/gigs/${gigId}`, sol),
  ];
  expect(key(mine)).toBeTruthy();
  expect(key(mine)).not.toBe(key(again));
  for (const path of PATHS())
    expect([path, key(await look(keeping, path))]).toEqual([path, undefined]);
});

test("a flash message is shown once, to its own reader", async () => {
  const line = redirectWithFlash("/", { kind: "success", text: "Only Ada reads this." });
  const [flash = ""] = (line.headers.get("set-cookie") ?? "").split(";");
  for (const own of ["", `; ${await cookieOf(people.ada)}`]) {
    // What a page loads beside itself leaves the message for the page.
    for (const path of ["/drawings/design.svg", "/suggestions?q=wren"])
      expect((await look(keeping, path, flash + own)).headers.getSetCookie()).toEqual([]);
    const shown = await look(keeping, "/gigs", flash + own);
    expect(shown.html).toContain("Only Ada reads this.");
    expect(shown.headers.getSetCookie().join()).toMatch(/farthing-flash=;.*Max-Age=0/);
  }
  for (const cookie of ["", await cookieOf(people.max)])
    expect((await look(keeping, "/gigs", cookie)).html).not.toContain("Only Ada");
});

test("the page after a session's end is a visitor's; a session that goes on has its cookie prolonged", async () => {
  const cookie = await cookieOf(people.ada);
  expect((await look(keeping, "/gigs", cookie)).html).toContain("Sign out");
  await database.owner`update sessions set seen_at = seen_at - interval '2 minutes'`;
  const prolonged = await look(keeping, "/gigs", cookie);
  expect(prolonged.headers.getSetCookie().join()).toContain(cookie);
  expect(prolonged.headers.get("cache-control")).toBe("no-store");
  expect((await look(keeping, "/gigs", cookie)).headers.getSetCookie()).toEqual([]);
  await endSession(cookie.replace("farthing=", ""));
  const ended = await look(keeping, "/gigs", cookie);
  expect(ended.html).not.toContain("Sign out");
  expect(ended.headers.getSetCookie().join()).toMatch(/farthing=;.*Max-Age=0/);
});

/** Staff press the button on the gig's page of the keeping site. */
async function block(id: string): Promise<void> {
  const sol = await cookieOf(people.sol);
  const { html } = await look(keeping, `/gigs/${id}`, sol);
  const field = (name: string) =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? "";
  const answer = await fetch(`${keeping.origin}/gigs/${id}`, {
    method: "POST",
    headers: { cookie: sol, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({
      verb: "block",
      reason: "Not a gig at all.",
      key: field("key"),
      version: field("version"),
    }),
    redirect: "manual",
  });
  expect(answer.status).toBe(303);
}

test("a change by staff in this process shows at once, a change elsewhere after the cache's lifetime", async () => {
  const title = "A gig that is soon gone";
  const other = await sampleGig(people.max);
  const gone = await sampleGig(people.max, { title });
  const lists = ["/", "/gigs", "/gigs?q=soon+gone", "/sellers/max"];
  const listed = (site: RunningSite) =>
    Promise.all(lists.map(async (path) => (await look(site, path)).html.includes(`>${title}<`)));
  const [all, none] = [lists.map(() => true), lists.map(() => false)];
  await block(other);
  expect(await listed(keeping)).toEqual(all);
  await expect.poll(() => listed(brief), { timeout: 20_000 }).toEqual(all);
  await block(gone);
  expect(await listed(keeping)).toEqual(none);
  expect((await look(keeping, `/gigs/${gone}`)).status).toBe(404);
  await expect.poll(() => listed(brief), { timeout: 20_000 }).toEqual(none);
});

test("a cached page does not show a change elsewhere before its lifetime is over", async () => {
  const title = "A gig that stays a moment longer";
  const stays = await sampleGig(people.max, { title });
  const path = "/gigs?q=moment+longer";
  const ada = await cookieOf(people.ada);
  const listed = async (site: RunningSite, cookie: string) =>
    (await look(site, path, cookie)).html.includes(`>${title}<`);
  expect(await listed(keeping, "")).toBe(true);
  await pauseGig(people.max, { id: stays, version: 1, key: newFormKey() });
  for (const cookie of ["", ada])
    expect([await listed(keeping, cookie), await listed(anew, cookie)]).toEqual([true, false]);
});

test("many requests at once, for pages that exist and that do not, are all answered", async () => {
  const paths = [...PATHS(), "/gigs/gig_00000000000000000000000000", "/sellers/nobody"];
  const ada = await cookieOf(people.ada);
  const asked = paths.flatMap((path) =>
    Array.from({ length: 6 }, (_, n) => [path, n % 2 === 0 ? "" : ada] as const),
  );
  const seen = await Promise.all(asked.map(([path, cookie]) => look(brief, path, cookie)));
  for (const [place, { status, html }] of seen.entries()) {
    const [path = "", cookie] = asked[place] ?? [];
    expect([path, status]).toEqual([path, /gig_0{26}|nobody/.test(path) ? 404 : 200]);
    expect([path, html.includes("Sign out")]).toEqual([path, cookie !== ""]);
  }
});
