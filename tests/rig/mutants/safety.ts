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
  ...of("agreements/changes/hours-of-new", "agreements/changes/accept-change", [
    "a dearer milestone has the order's time",
    "Math.max(agreed, autoAcceptHours(priceMicros, env))",
    "agreed",
  ]),
  ...of("agreements/still-authorised", "agreements/still-authorised", [
    "an ended session's offer is accepted",
    "e.public_id = ${session} and e.disowned_at is not null",
    "false",
  ]),
  ...of("agreements/changes/change-unconfirmed", "agreements/still-authorised", [
    "a thief's lower price is accepted",
    'freelancer: "lower" }',
    'freelancer: "drop" }',
  ]),
  ...of(
    "agreements/changes/confirm-change",
    "agreements/changes/confirm-change",
    [
      "a change is confirmed without need",
      "if (!(await readChange(tx, changeId)).unconfirmed)",
      "if (changeId === by)",
    ],
    ["a confirmed change stays open as well", 'await endChange(tx, changeId, "withdraw");', ""],
  ),
  ...of("people/blocks/require-reachable", "people/blocks/require-reachable", [
    "a suspended person's waiting step goes through",
    'if (own === "active") return;',
    'if (own !== "") return;',
  ]),
  ...of("closings/close-accounts", "closings/close-accounts", [
    "a closing locks its person before its partners",
    "await lockEnding(tx, userId)",
    'await (await import("./open-closing.ts")).lockClosing(tx, userId)',
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
  ...of(
    "messages/readable-file",
    "messages/readable-file",
    ["a file far from the report is opened", "near) <= ${most}", "near) >= 0"],
    [
      "a file of another order is opened",
      "and (l.order_id is null or l.order_id = k.order_id)",
      "",
    ],
    ["a file after the dispute is opened", "and (d.closed_at is null or l.at <= d.closed_at)", ""],
    [
      "the opening of a file is not recorded",
      '  await recordRead(viewer, "file", { of: people, subject });\n',
      "",
    ],
    [
      "judges open files of reports",
      'const reports = mightEver(viewer, "staff.reports.read");',
      'const reports = mightEver(viewer, "staff.disputes.messages");',
    ],
  ),
  ...of("people/blocks/reach-of", "messages/may-write", [
    "a blocked person reads that they were blocked on pages",
    "if (blockers.some((id) => actsFor(reader, id)))",
    "if (blockers.length > 0)",
  ]),
  ...of("agreements/tell-unconfirmed", "agreements/tell-unconfirmed", [
    "each run tells of an offer again",
    "set unconfirmed_version = o.version,",
    "set unconfirmed_version = o.unconfirmed_version,",
  ]),
  ...of("agreements/offer-unconfirmed", "agreements/tell-unconfirmed", [
    "an offer of the freelancer has to be confirmed by the buyer",
    "and v.author = 'buyer'",
    "",
  ]),
  ...of(
    "agreements/requests/tell-of-passed",
    "agreements/requests/tell-of-passed",
    [
      "only the first part of many is told",
      "const more = passed.length === PASSED_AT_ONCE;",
      "const more = passed.length > PASSED_AT_ONCE;",
    ],
    ["those who withdrew are told", "and p.state = 'made'", ""],
  ),
];
