/** The lines about what waits for staff. */
import type { StaffNeeds } from "#app/domain/home/staff-needs.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { NeedLine } from "./need-line.ts";

const IMPORT: Record<StaffNeeds["imports"][number]["state"], [title: string, words: string]> = {
  previewed: [
    "Decide about the import",
    "It is read and checked. Nothing is imported until you say so.",
  ],
  failed: ["Look at the import that failed", "Nothing of it was imported."],
  refused: ["Look at the import that was refused", "Nothing of it was imported."],
};

export function staffLines(needs: StaffNeeds): NeedLine[] {
  return [...rulings(needs), ...payments(needs), ...others(needs)];
}

function rulings({ rulings: due }: StaffNeeds): NeedLine[] {
  return due.map((row) => ({
    id: row.id,
    title: `Rule the dispute: ${row.title}`,
    href: `/admin/disputes/${row.id}`,
    words: `Between ${row.buyerName}, who bought, and ${row.freelancerName}. The money stays held until staff rule.`,
    at: row.at,
    amount: money(row.contestedMicros, row.currency),
  }));
}

function payments({ suspense, payoutsUnknown, depositsUnknown }: StaffNeeds): NeedLine[] {
  const unknown = payoutsUnknown + depositsUnknown;
  return [
    ...suspense.map(({ currency, micros }) => ({
      id: `suspense-${currency}`,
      title: "Find out whose money this is",
      href: "/admin/payments",
      words:
        "A payment arrived that no deposit explains. It belongs to nobody until staff assign it.",
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
              "The provider did not say how it ended. We go on asking; the money stays where it is.",
            at: null,
            amount: null,
          },
        ]),
  ];
}

function others({ imports, signatures }: StaffNeeds): NeedLine[] {
  return [
    ...signatures.map(({ userId, name }) => ({
      id: `signature-${userId}`,
      title: `Sign for the payout account of ${name}`,
      href: `/admin/people/${userId}`,
      words:
        "A colleague proposed it. Until a second member of staff signs, their uncontested money waits.",
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
