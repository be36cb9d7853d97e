/** Which pages are cached, for how long, how many bytes, and simultaneous requests. */
import { expect, test } from "vitest";
import { cachePages, ROOM_BYTES } from "#app/http/cached/cached-pages.ts";
import { publicPage } from "#app/http/cached/public-pages.ts";
import { pack, QUICK } from "#app/http/cached/spliced-gzip.ts";
import type { PageFragments } from "#app/http/cached/page-fragments.ts";

const LIFE_MS = 3_000;

function fragments(bytes = 1_000): PageFragments {
  const fragment = pack(Buffer.from("x"), QUICK);
  return { before: fragment, after: fragment, plain: Buffer.from("x"), copies: {}, bytes };
}

/** A cache with a clock of its own and a count of renderings. */
function cached() {
  let at = 1_000;
  const pages = cachePages(LIFE_MS, () => at);
  const rendered: string[] = [];
  const find = (
    path: string,
    render = () => Promise.resolve<PageFragments | null>(fragments()),
  ) => {
    const asked = publicPage(new URL(path, "http://localhost"));
    if (asked === null) throw new Error(`${path} is no public page.`);
    return pages.find(asked, () => {
      rendered.push(asked.address);
      return render();
    });
  };
  return { find, rendered, forget: pages.forget, wait: (ms: number) => void (at += ms) };
}

test("a page is rendered once in its lifetime, and anew when that is over", async () => {
  const { find, rendered, wait } = cached();
  const first = await find("/gigs");
  wait(LIFE_MS);
  expect(await find("/gigs?unknown=1")).toBe(first);
  wait(1);
  expect(await find("/gigs")).not.toBe(first);
  expect(rendered).toEqual(["/gigs", "/gigs"]);
});

test("a page's lifetime begins when its rendering began, because its data may have been read then", async () => {
  const { find, rendered, wait } = cached();
  await find("/gigs", () => {
    wait(LIFE_MS + 1);
    return Promise.resolve(fragments());
  });
  await find("/gigs");
  expect(rendered).toHaveLength(2);
});

test("requests during a page's rendering get that one rendering", async () => {
  const { find, rendered } = cached();
  const gate = Promise.withResolvers<PageFragments>();
  const asking = Array.from({ length: 50 }, () => find("/gigs", () => gate.promise));
  const one = fragments();
  gate.resolve(one);
  expect(new Set(await Promise.all(asking))).toEqual(new Set([one]));
  expect(rendered).toEqual(["/gigs"]);
});

test("a page that may not be cached, or whose rendering failed, is rendered again", async () => {
  const { find, rendered } = cached();
  expect(await find("/gigs", () => Promise.resolve(null))).toBeNull();
  await expect(find("/gigs", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await find("/gigs")).not.toBeNull();
  expect(rendered).toHaveLength(3);
});

test("after a change every page is rendered anew, renderings under way included", async () => {
  const { find, rendered, forget } = cached();
  await find("/");
  const gate = Promise.withResolvers<PageFragments>();
  const before = find("/gigs", () => gate.promise);
  forget();
  const after = find("/gigs");
  gate.resolve(fragments());
  expect(await before).not.toBe(await after);
  expect(await find("/gigs")).toBe(await after);
  await find("/");
  expect(rendered).toEqual(["/", "/gigs", "/gigs", "/"]);
});

test("a flood of searches evicts searches only", async () => {
  const { find, rendered } = cached();
  await find("/gigs");
  await find("/");
  await find("/gigs?q=heron");
  for (let n = 0; n < 5_000; n += 1) await find(`/gigs?q=word${n}`);
  rendered.length = 0;
  await find("/gigs");
  await find("/");
  expect(rendered).toEqual([]);
  await find("/gigs?q=heron");
  expect(rendered).toEqual(["/gigs?q=heron"]);
});

test("a cache holds so many bytes and no more; a page larger than that is not cached", async () => {
  const { find, rendered } = cached();
  const large = () => Promise.resolve(fragments(ROOM_BYTES / 4));
  for (const word of ["a", "b", "c", "d", "e", "f"]) await find(`/gigs?q=${word}`, large);
  rendered.length = 0;
  for (const word of ["f", "e", "d", "c", "b", "a"]) await find(`/gigs?q=${word}`, large);
  // Each address counts as well, so three of them fit.
  expect(rendered).toEqual(["/gigs?q=c", "/gigs?q=b", "/gigs?q=a"]);
  rendered.length = 0;
  for (let n = 0; n < 2; n += 1) await find("/", () => Promise.resolve(fragments(ROOM_BYTES + 1)));
  expect(rendered).toEqual(["/", "/"]);
});
