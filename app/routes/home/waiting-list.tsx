/** A few orders in which somebody else has to act next, and the way to all of them. */
import type { MemberHome } from "#app/domain/home/member-home.ts";
import type { OrderInTurn } from "#app/domain/home/orders-by-turn.ts";
import type { Side } from "#app/domain/orders/order-list.ts";
import { Section } from "#app/ui/page/section.tsx";
import { OrderTable } from "#app/ui/work/order-table.tsx";

const WORDS: Record<Side, { title: string; all: string; href: string }> = {
  buyer: { title: "You ordered", all: "All orders with freelancers", href: "/orders?view=waiting" },
  freelancer: {
    title: "Ordered from you",
    all: "All work with buyers",
    href: "/selling?view=waiting",
  },
};

function Orders({ side, orders, now }: { side: Side; orders: OrderInTurn[]; now: Date }) {
  const { title, all, href } = WORDS[side];
  if (orders.length === 0) return null;
  return (
    <div className="stack">
      <h3>{title}</h3>
      <OrderTable orders={orders} side={side} now={now} caption={title} />
      <p>
        <a className="link" href={href}>
          {all}
        </a>
      </p>
    </div>
  );
}

export function WaitingList({ waiting, now }: Pick<MemberHome, "waiting" | "now">) {
  const { buyer, freelancer } = waiting;
  if (buyer.length + freelancer.length === 0) return null;
  return (
    <Section title="Waiting for others" wide>
      <Orders side="buyer" orders={buyer} now={now} />
      <Orders side="freelancer" orders={freelancer} now={now} />
    </Section>
  );
}
