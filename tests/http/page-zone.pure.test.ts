/** The zone of a page: the reader's own, and none where the page is the same for everybody. */
import { expect, test } from "vitest";
import { newId } from "#app/domain/kernel/ids.ts";
import { pageZone } from "#app/http/page-zone.ts";

const zone = "Asia/Tokyo";
const member = {
  actor: { kind: "user", id: "usr_1", role: "member", level: "password", zone },
} as const;
const at = (path: string) => new URL(path, "https://market.example");

test.each(["/", "/orders", "/wallet", "/settings", "/admin", `/gigs/${newId("gig")}`])(
  "a page of their own is in the reader's zone: %s",
  (path) => {
    expect(pageZone(member, at(path))).toBe(zone);
    expect(pageZone(null, at(path))).toBeUndefined();
  },
);

test.each(["/gigs", "/gigs?q=coin", "/sellers/lin", "/commission", "/welcome", "/api/orders"])(
  "a page that members get from the cache has no zone: %s",
  (path) => {
    expect(pageZone(member, at(path))).toBeUndefined();
  },
);

test("a suspended person's page is in their zone, and a person without a zone reads UTC", () => {
  const suspended = { actor: { kind: "suspended", id: "usr_1", zone } } as const;
  expect(pageZone(suspended, at("/suspended"))).toBe(zone);
  const { zone: _, ...actor } = member.actor;
  expect(pageZone({ actor }, at("/orders"))).toBeUndefined();
});
