/** Every page of the routes, for every person who can reach it: accessible, narrow, with one heading, light, no console message. */
import { beforeAll, describe, expect, test } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import { demoPages } from "#tests/kit/demo-pages.ts";
import type { Look } from "#tests/kit/demo-pages.ts";
import { useDemoSite } from "#tests/kit/demo-site.ts";
import type { Who } from "#tests/kit/demo-site.ts";
import { PATTERNS } from "#tests/kit/page-patterns.ts";
import { wordFaults } from "#tests/kit/button-words.ts";
import type { PageWords } from "#tests/kit/button-words.ts";
import type { Visit } from "#tests/kit/browser.ts";
import { formsOf, strangeKey, unknownButton, wrongOf } from "./hostile-buttons.ts";
import { markupFaults, tooWide } from "./page-markup.ts";
import type { Page, Response } from "playwright-core";

const site = useDemoSite();
let pages: Record<string, Look[]> = {};
beforeAll(async () => {
  pages = await demoPages(site.people);
});

const MAX_SCRIPT_BYTES = 100_000;

interface View {
  width: number;
  colorScheme: "dark" | "light";
  rules: "all" | "looks";
}

/** Each page is judged in both views, without loading it again: as wide and dark as most screens, and as narrow and light as any. */
const VIEWS: [View, View] = [
  { width: 1280, colorScheme: "dark", rules: "all" },
  { width: 320, colorScheme: "light", rules: "looks" },
];

/** What the server answered at each visit, by person and path: the forms are read from it. */
const answered = new Map<string, string>();

test("every page of the routes is visited, and no address that is no page", () => {
  const wanted = PATTERNS.filter(({ isPage }) => isPage).map(({ pattern }) => pattern);
  expect(Object.keys(pages).sort()).toEqual(wanted.sort());
  for (const [pattern, looks] of Object.entries(pages))
    expect([pattern, looks]).not.toEqual([pattern, []]);
});

describe.each<Who>([null, "ada", "lin", "max", "sol", "zoe", "half"])("seen by %s", (who) => {
  test("every page is as it should be", async () => {
    const looks = Object.entries(pages).flatMap(([pattern, all]) =>
      all.filter(([looker]) => looker === who).map(([, path]) => ({ who, pattern, path })),
    );
    // Two browsers share the work, as most machines have two cores at least.
    const visits = await Promise.all([site.visitAs(who), site.visitAs(who)]);
    const found = await Promise.all(
      visits.map(async (visit, share) => {
        const problems: string[] = [];
        const views: View[] = [...VIEWS];
        for (const look of looks.filter((_, place) => place % visits.length === share)) {
          problems.push(...(await problemsOf(visit, look, views)));
          // The next page begins as this one ended. A change of the view draws the whole page, also one that is left the next moment.
          views.reverse();
        }
        return problems;
      }),
    );
    expect(found.flat()).toEqual([]);
  }, 240_000);
});

test("a pale line and a wide block that are planted are found, in whichever view the page is loaded", async () => {
  const look = { who: null, pattern: "/welcome", path: "/welcome" };
  const visit = await site.visitAs(null);
  await visit.page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      const [pale, block] = [document.createElement("p"), document.createElement("div")];
      pale.textContent = "Too pale to be read.";
      Object.assign(pale.style, { color: "#888888", backgroundColor: "#999999" });
      Object.assign(block.style, { width: "500px", height: "1px" });
      document.querySelector("main")?.append(pale, block);
    });
  });
  for (const views of [VIEWS, VIEWS.toReversed()]) {
    const problems = (await problemsOf(visit, look, views)).join("\n");
    for (const fault of ["1280 dark: color-contrast", "320 light: color-contrast", "for 320 px"])
      expect(problems).toContain(fault);
    expect(problems).not.toContain("for 1280 px");
  }
});

/** The pages with a form that tells its buttons apart; a page missing here was not visited below. */
const BUTTONS_AT = [
  "/admin/catalog",
  "/admin/commission",
  "/admin/disputes/:id",
  "/admin/import/:id",
  "/admin/invitations",
  "/admin/payments/suspense/:id",
  "/admin/people/:id",
  "/admin/people/:id/invitation",
  "/admin/reviews/:id",
  "/block",
  "/changes/:id",
  "/claim",
  "/gigs/:id",
  "/gigs/:id/order",
  "/gigs/:id/save",
  "/messages/:id",
  "/notices",
  "/offers/:id",
  "/offers/:id/version",
  "/offers/new",
  "/portfolio/:id",
  "/proposals/:id",
  "/recover/finish",
  "/requests",
  "/requests/:id",
  "/requests/:id/propose",
  "/reviews/orders/:id",
  "/sandbox/cards/:ref",
  "/saved",
  "/saved/searches",
  "/selling/gigs/:id",
  "/selling/gigs/:id/:step",
  "/selling/gigs/:id/pictures",
  "/selling/gigs/new",
  "/settings/blocked",
  "/settings/email",
  "/settings/profile",
  "/settings/security",
  "/settings/security/authenticator",
  "/settings/security/passkeys",
  "/settings/time-off",
  "/settings/tokens",
  "/settings/webhooks/:id",
  "/tasks/:id/accept_part",
  "/wallet/payout-method",
];

test("a form with an unknown button or a wrong key changes nothing and shows the typed text again", async () => {
  const before = await everythingDone();
  const asked = await formsOf(site, pages, answered);
  const named = asked.filter(({ form }) => form.buttons.length > 0);
  expect([...new Set(named.map(({ pattern }) => pattern))].sort()).toEqual(BUTTONS_AT);
  expect(await wrongOf(named, unknownButton)).toEqual([]);
  const keyed = asked.filter(({ form }) => form.fields.some(({ name }) => name === "key"));
  expect(keyed.length).toBeGreaterThan(30);
  expect(await wrongOf(keyed, strangeKey)).toEqual([]);
  expect(await everythingDone()).toEqual(before);
}, 120_000);

/** Everything people did so far: their commands, and rows that change without a command. */
async function everythingDone(): Promise<unknown> {
  const [row] = await sql`
    select
      (select count(*) from commands where actor_kind in ('user', 'suspended', 'visitor')) as commands,
      (select count(*) from sessions where revoked_at is not null) as ended,
      (select count(*) from notices where read_at is not null) as read,
      (select count(*) from deposits where state <> 'pending') as settled`;
  return row;
}

interface LookAt {
  who: Who;
  pattern: string;
  path: string;
}

/** Loads the page in the first of the views and judges it in each of them. */
async function problemsOf(
  visit: Visit,
  { who, pattern, path }: LookAt,
  views: readonly View[],
): Promise<string[]> {
  const { page, complaints } = visit;
  const scripts: Array<Promise<number>> = [];
  const weigh = (answer: Response) => {
    if (answer.request().resourceType() !== "script") return;
    const size = sizeOf(answer);
    // Awaited below; the handler avoids an unhandled rejection until then.
    size.catch(() => {});
    scripts.push(size);
  };
  page.on("response", weigh);
  if (views[0] !== undefined) await show(page, views[0]);
  const answer = await page.goto(path);
  page.off("response", weigh);
  answered.set(`${who} ${path}`, (await answer?.text()) ?? "");
  const found: string[] = [];
  const say = (what: string) => found.push(`${path}: ${what}`);
  // Sent mails are shown with the embedded store only, and this site has a given one.
  const missing = pattern === "*" || pattern.startsWith("/dev/");
  if (answer?.status() !== (missing ? 404 : 200)) say(`answers ${answer?.status()}`);
  if (new URL(page.url()).pathname !== path.split("?")[0]) say(`leads to ${page.url()}`);
  const title = await page.title();
  if (!/^\S.* · Farthing$|^Farthing · |^Farthing: |Pretend card processor/.test(title))
    say(`is called “${title}”`);
  const headings = await page.locator("h1").count();
  if (headings !== 1) say(`has ${headings} h1`);
  for (const fault of await markupFaults(page, who === null && answer?.status() === 200))
    say(fault);
  for (const line of wordFaults(await wordsOf(page))) say(line);
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  if (bytes > MAX_SCRIPT_BYTES) say(`loads ${bytes} bytes of JavaScript`);
  for (const view of views) {
    await show(page, view);
    const { width, colorScheme, rules } = view;
    for (const line of await visit.axe(rules)) say(`${width} ${colorScheme}: ${line}`);
    const wide = await tooWide(page);
    if (wide.length > 0) say(`is too wide for ${width} px: ${wide.join(", ")}`);
  }
  for (const line of complaints.splice(0)) say(line);
  await visit.shoot(
    `${who ?? "visitor"}${path.replace(/[/?=&:]+/g, "-").replace(/_0[a-z0-9]+/g, "")}`,
  );
  return found;
}

/** Nothing when the page is in this view already. */
async function show(page: Page, { width, colorScheme }: View): Promise<void> {
  if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
}

/** The words of a page's headings, buttons and button-like links; of links in a row of buttons, which lead back. */
function wordsOf(page: Page): Promise<PageWords> {
  return page.evaluate(() => {
    const texts = (from: ParentNode, selector: string) =>
      [...from.querySelectorAll(selector)].map((one) =>
        (one.textContent ?? "").replace(/\s+/g, " ").trim(),
      );
    return {
      headings: texts(document, "main h1, main h2"),
      buttons: texts(document, "main button"),
      links: texts(document, "main a.btn"),
      groups: [...document.querySelectorAll("main form .btn-row, main form.btn-row")].map(
        (row) => ({
          deeds: texts(row, "button:not(.btn-plain)"),
          escapes: texts(row, ".btn-plain"),
        }),
      ),
    };
  });
}

/** Bytes over the wire. Scripts cached from an earlier page cost nothing, so each visit pays once for all. */
async function sizeOf(answer: Response): Promise<number> {
  const { responseBodySize } = await answer.request().sizes();
  return responseBodySize;
}
