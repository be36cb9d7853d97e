/** Which requests count as a change of a public page. */
import { expect, test } from "vitest";
import { mayHaveChanged } from "#app/http/cached/changes.ts";

test.each([
  ["POST", "/selling/gigs/gig_1", 303, true],
  ["POST", "/gigs/gig_1", 303, true],
  ["POST", "/admin/people/usr_1", 303, true],
  ["POST", "/settings", 303, true],
  ["PUT", "/api/v1/my/gigs/gig_1", 200, true],
  ["POST", "/api/v1/staff/gigs/gig_1/block", 200, true],
  ["POST", "/something/new", 200, true],
  ["POST", "/ordersomething", 200, true],
  ["POST", "/api/v1/my/gigs/gig_1/draft/publish", 200, true],
  ["PUT", "/api/v1/my/gigs/gig_1/draft", 200, false],
  ["POST", "/selling/gigs/gig_1/prices", 303, false],
  ["POST", "/selling/gigs/new", 303, false],
  ["POST", "/selling/gigs/gig_1", 422, false],
  ["GET", "/selling/gigs/gig_1", 200, false],
  ["HEAD", "/admin", 200, false],
  ["POST", "/tasks/tsk_1/accept", 303, false],
  ["POST", "/gigs/gig_1/order", 303, false],
  ["POST", "/api/v1/tasks/tsk_1/accept", 200, false],
  ["POST", "/api/v1/orders", 201, false],
  ["POST", "/api/v1/batches", 202, false],
  ["POST", "/sign-in", 303, false],
  ["POST", "/settings/tokens", 303, false],
])("the request %s %s answered with %i changes pages: %s", (method, path, status, changed) => {
  expect(mayHaveChanged(method, path, status)).toBe(changed);
});
