/** Conversations without offers, requests and changes cost no statement for cards. */
import { expect, test } from "vitest";
import { dealsOf } from "#app/domain/agreements/deals.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { ThreadLine } from "#app/domain/messages/thread-lines.ts";

test("a page of messages, orders and disputes reads nothing more: there is no database here", async () => {
  const viewer: UserActor = { kind: "user", id: "usr_1", role: "member", level: "password" };
  const line = (kind: ThreadLine["kind"]): ThreadLine => ({
    id: "tln_1",
    kind,
    authorId: "usr_1",
    body: "",
    subjectId: "gig_1",
    subjectTitle: null,
    orderId: null,
    orderTitle: null,
    at: new Date(0),
    files: [],
    warnings: [],
  });
  const lines = [line("message"), line("order"), line("dispute")];
  expect(await dealsOf(viewer, lines)).toEqual({ offers: {}, requests: {}, changes: {} });
});
