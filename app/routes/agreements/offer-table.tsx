/** A table of offers: what it is, with whom, its state and price. */
import type { ReactNode } from "react";
import type { OfferInList } from "#app/domain/agreements/offer-list.ts";
import { money } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";

export function OfferTable({ offers, empty }: { offers: OfferInList[]; empty: ReactNode }) {
  return (
    <Table
      caption="Your offers"
      columns={[
        {
          key: "title",
          label: "Offer",
          head: true,
          cell: ({ id, title }) => (
            <a className="link" href={`/offers/${id}`}>
              {title}
            </a>
          ),
        },
        { key: "other", label: "With", cell: ({ other }) => other.name },
        {
          key: "side",
          label: "Your part",
          cell: ({ side }) => (side === "buyer" ? "You buy" : "You sell"),
        },
        {
          key: "state",
          label: "State",
          cell: ({ state, expiresAt, author, side, unconfirmed }) => (
            <>
              <StateBadge of="offer" state={unconfirmed ? "unconfirmed" : state} />
              {state === "open" && !unconfirmed ? (
                <span className="small soft block">
                  {author === side ? "They" : "You"} can accept it until <When at={expiresAt} />
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: "price",
          label: "Price",
          kind: "money",
          cell: ({ totalMicros, currency }) => <Amount of={money(totalMicros, currency)} code />,
        },
      ]}
      rows={offers}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}
