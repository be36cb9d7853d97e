/** Broken rules of blocks, messages and reports. */
import type { Mutant } from "#tests/rig/mutant.ts";

type Change = [name: string, find: string, put: string];

function of(place: string, tests: string, ...changes: Change[]): Mutant[] {
  return changes.map(([name, find, put]) => ({
    name,
    file: `app/domain/${place}.ts`,
    find,
    put,
    tests: [`tests/domain/${tests}.test.ts`],
  }));
}

export const SAFETY_MUTANTS: readonly Mutant[] = [
  ...of(
    "people/blocks/require-reachable",
    "people/blocks/block-person",
    [
      "a block holds in one direction",
      "where ended_at is null and blocker_id = u.id and blocked_id = ${personId}",
      "where false",
    ],
    [
      "a blocked person reads that they were blocked",
      "if (!blockers.some((id) => actsFor(tx.command.actor, id)))",
      "if (blockers.length === 0)",
    ],
  ),
  ...of("people/blocks/block-person", "people/blocks/block-person", [
    "people block themselves",
    'if (actsFor(actor, userId)) refuse("own_account"',
    'if (userId === "") refuse("own_account"',
  ]),
  ...of("orders/place-order", "people/blocks/block-person", [
    "a blocked buyer orders",
    "requireUnblocked(tx, actor.id, gig.freelancerId),",
    "requireUnblocked(tx, actor.id, actor.id),",
  ]),
  ...of("messages/may-write", "messages/may-write", [
    "a flood of messages goes through",
    "if (found(row).lines < env.messagesPerMinute) return;",
    "if (found(row).lines >= 0) return;",
  ]),
  ...of(
    "messages/first-contact",
    "messages/may-write",
    ["first messages at once are counted together", "for no key update`", "`"],
    ["people who wrote first are new", "where t.first_id = ${firstId} and", "where false and"],
    [
      "people with an order are new",
      "select from orders where buyer_id = ${otherId}",
      "select from orders where false and buyer_id = ${otherId}",
    ],
  ),
  ...of(
    "messages/first-contact",
    "agreements/requests/propose",
    ["a new account's proposals do not count", "${proposalsCount ? proposed : tx.sql``}", ""],
    [
      "a buyer who got a proposal is new",
      "select from proposals where freelancer_id = ${personId}",
      "select from proposals where false and freelancer_id = ${personId}",
    ],
  ),
  ...of("people/blocks/require-reachable", "people/blocks/require-reachable", [
    "nothing waits for a block",
    "order by id for key share",
    "order by id",
  ]),
  ...of("people/blocks/block-person", "people/blocks/require-reachable", [
    "a block waits for nobody",
    "tx.sql`for update`",
    "tx.sql``",
  ]),
  ...of(
    "agreements/offer-own",
    "agreements/offer-own",
    ["a side reads the other's reference", "and author = ${side}", "and author <> ${side}"],
    [
      "a version without a reference takes it back",
      "sent.reference === undefined ? before.reference : tidied.reference",
      "tidied.reference",
    ],
  ),
  ...of("webhooks/own-facts", "agreements/offer-own", [
    "an event about a version has what was said later",
    ".filter(({ number }) => number <= version)",
    "",
  ]),
  ...of("agreements/accept-offer", "agreements/offer-own", [
    "an order has no files of its offer",
    "    await bringOfferFiles(tx, offer, orderId);\n",
    "",
  ]),
  ...of("agreements/requests/award", "agreements/offer-own", [
    "an order has no files of its request",
    "  await bringRequestFiles(tx, request, orderId);\n",
    "",
  ]),
  ...of("agreements/changes/propose-change", "agreements/changes/accept-change", [
    "a dearer milestone has the order's time",
    "Math.max(agreed, autoAcceptHours(proposed.priceMicros, env))",
    "agreed",
  ]),
  ...of("messages/reports/reportable-line", "messages/reports/report-line", [
    "strangers report a message",
    "and ${actor.id} in (t.first_id, t.second_id)",
    "",
  ]),
  ...of(
    "messages/reports/decide-report",
    "messages/reports/decide-report",
    ["a report is decided twice", "if (report.decision !== null)", 'if (report.reason === "")'],
    [
      "staff decide on their own conversation",
      "if ([report.reporterId, report.authorId].some((id) => actsFor(actor, id)))",
      'if (report.reporterId === "")',
    ],
    [
      "the author of an honest message is warned",
      '...(decision === "upheld"',
      '...(decision !== ("" as string)',
    ],
  ),
  ...of(
    "messages/dispute-thread",
    "messages/dispute-thread",
    ["staff read about other orders", "and (l.order_id is null or l.order_id = ${orderId})", ""],
    [
      "staff read on after the dispute",
      "and (${place.closedAt}::timestamptz is null or l.at <= ${place.closedAt})",
      "and ${place.closedAt}::timestamptz is not distinct from ${place.closedAt}",
    ],
  ),
];
