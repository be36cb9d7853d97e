/** Broken rules of reviews and of accounts in the same hands. */
import type { Mutant } from "#tests/rig/mutant.ts";

type Change = [name: string, find: string, put: string, refusedToo?: string];

function of(file: string, test: string, ...changes: Change[]): Mutant[] {
  return changes.map(([name, find, put, refusedToo]) => ({
    name,
    file: `app/domain/${file}.ts`,
    find,
    put,
    tests: [`tests/domain/reviews/${test}.test.ts`],
    ...(refusedToo === undefined ? {} : { refusedToo }),
  }));
}

export const REVIEW_MUTANTS: readonly Mutant[] = [
  ...of(
    "reviews/write-review",
    "write-review",
    [
      "a side reviews an order twice",
      'if (written.some(({ side }) => side === order.side)) refuse("review_written");',
      "",
    ],
    ["a review is written after the window", "tx.command.at >= closesAt ||", ""],
    [
      "the second side that writes reveals nothing",
      "if (second) await reveal(tx, [orderId], order.side);",
      "",
    ],
  ),
  ...of("reviews/write-review", "reveal", [
    "a side answers with stars what the clock has published",
    "|| written.some(({ revealed }) => revealed)",
    "",
  ]),
  ...of(
    "reviews/review-window",
    "write-review",
    [
      "an order that runs is reviewed",
      'return refuse("review_not_yet");',
      "return { closesAt: tx.command.at };",
    ],
    ["an unpaid order is reviewed", 'if (!paid) refuse("review_nothing_paid");', ""],
    [
      "two sides that write at once do not wait for each other",
      "for no key update`",
      "`",
      "the insert of the window locks its row, whether it writes or not",
    ],
  ),
  ...of("reviews/order-reviews", "write-review", [
    "a hidden review is shown to the other side",
    "where r.order_id = ${orderId} and r.revealed_at is not null order by",
    "where r.order_id = ${orderId} order by",
  ]),
  ...of("reviews/edit-review", "edit-review", [
    "a published review is changed",
    'if (!review.hidden) refuse("review_revealed");',
    "",
  ]),
  ...of("reviews/remind-of-reviews", "remind-of-reviews", [
    "a side that wrote is reminded",
    "and not exists (select from reviews r where r.order_id = o.id and r.side = p.side)",
    "",
  ]),
  ...of("reviews/shown-review", "decide-review", [
    "hidden words are shown",
    "case when h.id is null then r.text end as text",
    "r.text as text",
  ]),
  ...of("people/same-hands/same-hands", "mark-same-hands", [
    "accounts in the same hands count",
    "where mine.user_id = ${sql(one)}",
    "where false and mine.user_id = ${sql(one)}",
  ]),
];
