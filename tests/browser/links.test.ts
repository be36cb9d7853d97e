/** Every link of every page leads somewhere: the whole site is crawled as each person, from the front page on. */
import { describe, expect, test } from "vitest";
import { useDemoSite } from "#tests/kit/demo-site.ts";
import type { Who } from "#tests/kit/demo-site.ts";
import { patternOf } from "#tests/kit/page-patterns.ts";
import type { APIRequestContext } from "playwright-core";

const site = useDemoSite();

/** Four hundred similar pages add nothing: so many addresses of each pattern and query names are followed. */
const OF_A_KIND = 5;

describe.each<Who>([null, "ada", "lin", "max", "sol"])("links followed by %s", (who) => {
  test("lead to no dead end", async () => {
    const { context } = await site.visitAs(who);
    const { dead, seen } = await crawl(context.request);
    expect(dead).toEqual([]);
    expect(seen).toBeGreaterThan(who === null ? 10 : 30);
  });
});

async function crawl(request: APIRequestContext): Promise<{ dead: string[]; seen: number }> {
  const waiting: Array<{ path: string; from: string }> = [{ path: "/", from: "the start" }];
  const known = new Set(["/"]);
  const kinds = new Map<string, number>();
  const dead: string[] = [];
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const answer = await request.get(step.path);
    if (answer.status() >= 400) dead.push(`${answer.status()} ${step.path} (on ${step.from})`);
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    const here = new URL(answer.url());
    const html = await answer.text();
    dead.push(...lostAnchors(html).map((anchor) => `#${anchor} is not on ${step?.path}`));
    for (const path of linksOf(html, here)) {
      const kind = kindOf(path);
      const count = kinds.get(kind) ?? 0;
      if (known.has(path) || count >= OF_A_KIND) continue;
      known.add(path);
      kinds.set(kind, count + 1);
      waiting.push({ path, from: step.path });
    }
  }
  return { dead, seen: known.size };
}

/** The pattern of the route with the names of the query. */
function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, "http://here");
  return `${patternOf(pathname)} ${[...searchParams.keys()].sort().join(" ")}`;
}

/** Addresses of the site on the page: links, and forms with GET. */
function linksOf(html: string, here: URL): string[] {
  const links = [...html.matchAll(/<(?:a|link)\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => href);
  const forms = [...html.matchAll(/<form\b[^>]*?\smethod="get"[^>]*?\saction="([^"]*)"/g)];
  return [...links, ...forms.map(([, action]) => action)]
    .map((href = "") => new URL(href.replaceAll("&amp;", "&"), here))
    .filter((url) => url.origin === here.origin)
    .map((url) => url.pathname + url.search);
}

/** Links within the page whose target is missing. */
function lostAnchors(html: string): string[] {
  const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
  return [...html.matchAll(/\shref="#([^"]+)"/g)].flatMap(([, anchor = ""]) =>
    ids.has(anchor) ? [] : [anchor],
  );
}
