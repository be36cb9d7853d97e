/** Broken rules of what a shop window shows and keeps: portfolios, questions and answers, saved things, limits, time off, pictures. */
import type { Mutant } from "#tests/rig/mutant.ts";

type Change = [name: string, find: string, put: string];

function of(file: string, tests: string[], ...changes: Change[]): Mutant[] {
  return changes.map(([name, find, put]) => ({ name, file, find, put, tests }));
}

const PIECES = "app/domain/tasks/portfolio";
const PIECE_TESTS = "tests/domain/tasks/portfolio";
const SAVED = "app/domain/catalog/saved";
const SAVED_TESTS = "tests/domain/catalog/saved";

export const SHOP_MUTANTS: readonly Mutant[] = [
  ...of(
    `${PIECES}/ask-portfolio.ts`,
    [`${PIECE_TESTS}/ask-portfolio.test.ts`, `${PIECE_TESTS}/take-down-portfolio.test.ts`],
    ["work that is not accepted may be shown", `task.state !== "released"`, "false"],
    [
      "a picture of another delivery may be shown",
      "(await deliveredPictures(taskId, tx.sql)).every(({ id }) => id !== fileId)",
      "false",
    ],
    ["a picture that staff removed comes back", "in ('buyer', 'staff')", "in ('buyer')"],
    ["a no is asked again", "state <> 'withdrawn' or", "state = 'asked' or"],
  ),
  ...of(
    `${PIECES}/answer-portfolio.ts`,
    [`${PIECE_TESTS}/answer-portfolio.test.ts`],
    ["a piece is answered twice", `piece.state !== "asked"`, "false"],
    ["a no shows the picture", `agreed ? "shown" : "declined"`, `agreed ? "shown" : "shown"`],
  ),
  ...of(
    `${PIECES}/withdraw-portfolio.ts`,
    [`${PIECE_TESTS}/withdraw-portfolio.test.ts`],
    [
      "the sizes of a withdrawn piece stay",
      "and state <> 'removed' order by id",
      "and false order by id",
    ],
    [
      "a buyer withdraws a question",
      `piece.state === "asked" && side === "freelancer"`,
      `piece.state === "asked"`,
    ],
  ),
  ...of(
    `${PIECES}/take-down-portfolio.ts`,
    [`${PIECE_TESTS}/take-down-portfolio.test.ts`],
    ["staff judge a picture of an order of theirs", " || actsFor(actor, buyerId)", ""],
    ["staff remove what is only asked", `piece.state !== "shown"`, "false"],
  ),
  ...of(
    `${PIECES}/read-portfolio.ts`,
    [`${PIECE_TESTS}/take-down-portfolio.test.ts`],
    ["the buyer reads the reason of staff", " and p.freelancer_id = ${viewerId}\n", "\n"],
    [
      "what was withdrawn counts as shown",
      "${sellerId} and p.state = 'shown' order by p.id desc limit ${MODERATED}",
      "${sellerId} order by p.id desc limit ${MODERATED}",
    ],
  ),
  ...of(
    "app/domain/catalog/pictures/own-pictures.ts",
    ["tests/domain/catalog/pictures/take-down-picture.test.ts"],
    [
      "strangers read why a picture was removed",
      "p.owner_id = ${viewer.id} and p.state = 'removed'",
      "p.state = 'removed'",
    ],
  ),
  ...of(
    "app/domain/catalog/draft/typed-faq.ts",
    ["tests/domain/catalog/draft/typed-faq.pure.test.ts"],
    ["Up moves a question down", `step === "up" ? at - 1`, `step === "up" ? at + 1`],
    ["a removed question stays", "places.splice(at, 1)", "places.splice(at, 0)"],
  ),
  ...of(
    `${SAVED}/saved-gigs.ts`,
    [`${SAVED_TESTS}/saved-gigs.test.ts`],
    ["a draft is saved for later", "and g.state in ('published', 'paused')", ""],
    ["a person saves a gig without end", "saved >= MAX_SAVED_GIGS", "saved > MAX_SAVED_GIGS"],
  ),
  ...of(
    `${SAVED}/saved-searches.ts`,
    [`${SAVED_TESTS}/saved-searches.test.ts`],
    [
      "a search of another person changes",
      "where id = ${searchId} and user_id = ${actor.id} and ended_at is null returning id",
      "where id = ${searchId} and ended_at is null returning id",
    ],
    ["the same search is saved twice", "if (there !== null) return { searchId: there };", ""],
  ),
  ...of(
    `${SAVED}/tell-of-gigs.ts`,
    [`${SAVED_TESTS}/tell-of-gigs.test.ts`],
    ["people are told of their own gigs", "s.freelancer_id <> w.user_id and ", ""],
    ["blocked people are told of", '\n  and ${noBlockBetween("w.user_id", "s.freelancer_id")}', ""],
    [
      "a gig is told once for each search",
      "distinct on (w.user_id, s.id)",
      "distinct on (w.id, s.id)",
    ],
  ),
  ...of(
    "app/domain/people/time-off/set-time-off.ts",
    ["tests/domain/people/time-off/set-time-off.test.ts"],
    ["a second time off leaves the first", "    await endPresent(tx, actor.id);\n", ""],
  ),
  ...of(
    "app/domain/orders/queue/gig-queue.ts",
    ["tests/domain/orders/queue/gig-queue.test.ts"],
    [
      "one order more than the limit is taken",
      "(row?.count ?? 0) < gig.queueLimit",
      "(row?.count ?? 0) <= gig.queueLimit",
    ],
    ["large orders do not count while they are made", "where f.state = 'filling'", "where false"],
  ),
];
