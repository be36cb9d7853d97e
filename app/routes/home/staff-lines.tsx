/** The lines about what waits for staff. */
import type { StaffNeeds } from "#app/domain/home/staff-needs.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { NeedLine } from "./need-line.ts";

const IMPORT: Record<StaffNeeds["imports"][number]["state"], [title: string, words: string]> = {
  previewed: [
    "Confirm or discard the import",
    "The file is checked. Nothing is imported until you confirm.",
  ],
  failed: ["Look at the import that failed", "Nothing was imported from it."],
  refused: ["Look at the import that was refused", "Nothing was imported from it."],
};

export function staffLines(needs: StaffNeeds): NeedLine[] {
  return [...rulings(needs), ...reported(needs), ...payments(needs), ...others(needs)];
}

function rulings({ rulings: due }: StaffNeeds): NeedLine[] {
  return due.map((row) => ({
    id: row.id,
    title: `Rule on the dispute: ${row.title}`,
    href: `/admin/disputes/${row.id}`,
    words: `${row.buyerName} (buyer) and ${row.freelancerName} (freelancer). The money stays held until staff rule.`,
    at: row.at,
    amount: money(row.contestedMicros, row.currency),
  }));
}

function payments({ suspense, payoutsUnknown, depositsUnknown }: StaffNeeds): NeedLine[] {
  const unknown = payoutsUnknown + depositsUnknown;
  return [
    ...suspense.map(({ currency, micros }) => ({
      id: `suspense-${currency}`,
      title: "Find out who this money belongs to",
      href: "/admin/payments",
      words:
        "A payment arrived that matches no deposit. It is kept apart until staff find its owner.",
      at: null,
      amount: money(micros, currency),
    })),
    ...(unknown === 0
      ? []
      : [
          {
            id: "unknown",
            title:
              unknown === 1
                ? "Look at a payment without an answer"
                : `Look at ${unknown} payments without an answer`,
            href: "/admin/payments",
            words:
              "The provider has not told us the result. We keep asking, and the money does not move until we know.",
            at: null,
            amount: null,
          },
        ]),
  ];
}

function reported({ reports, reviews }: StaffNeeds): NeedLine[] {
  return [
    ...decide(reports, "message", "/admin/reports"),
    ...decide(reviews, "review", "/admin/reviews"),
  ];
}

function decide(waiting: number, what: string, href: string): NeedLine[] {
  if (waiting === 0) return [];
  const title =
    waiting === 1 ? `Decide on a reported ${what}` : `Decide on ${waiting} reported ${what}s`;
  const words = `Members pointed us to these ${what}s and wait for an answer.`;
  return [{ id: href, title, href, words, at: null, amount: null }];
}

function others({ imports, signatures }: StaffNeeds): NeedLine[] {
  return [
    ...signatures.map(({ userId, name }) => ({
      id: `signature-${userId}`,
      title: `Sign for the payout account of ${name}`,
      href: `/admin/people/${userId}`,
      words:
        "A colleague proposed this account. The person gets no payout until a second member of staff signs.",
      at: null,
      amount: null,
    })),
    ...imports.map(({ id, fileName, state }) => ({
      id,
      title: `${IMPORT[state][0]}: ${fileName}`,
      href: `/admin/import/${id}`,
      words: IMPORT[state][1],
      at: null,
      amount: null,
    })),
  ];
}
