/** A few orders in which the other party has to act next, and the way to all of them. */
import type { MemberHome } from "#app/domain/home/member-home.ts";
import type { OrderInTurn } from "#app/domain/home/orders-by-turn.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { Side } from "#app/domain/orders/order-list.ts";
import { Section } from "#app/ui/page/section.tsx";
import { Next } from "#app/ui/work/order-table.tsx";
import type { NeedLine } from "./need-line.ts";
import { NeedList } from "./need-list.tsx";

const ALL: Record<Side, { label: string; href: string }> = {
  buyer: { label: "All your orders with freelancers", href: "/orders?view=waiting" },
  freelancer: { label: "All your work with buyers", href: "/selling?view=waiting" },
};

function lineOf(row: OrderInTurn, side: Side, now: Date): NeedLine {
  return {
    id: row.id,
    title: row.title,
    href: row.taskId === null ? `/orders/${row.id}` : `/tasks/${row.taskId}`,
    words: (
      <>
        {/* The sentence of an order that stands names the other party itself. */}
        {row.unfilled === null ? "" : `${row.other.name}. `}
        <Next row={row} side={side} now={now} />
      </>
    ),
    at: null,
    amount: money(row.heldMicros, row.currency),
  };
}

export function WaitingList({ waiting, now }: Pick<MemberHome, "waiting" | "now">) {
  const sides = (["buyer", "freelancer"] as const).filter((side) => waiting[side].length > 0);
  if (sides.length === 0) return null;
  const lines = sides.flatMap((side) => waiting[side].map((row) => lineOf(row, side, now)));
  return (
    <Section title="Waiting for others" wide>
      <NeedList lines={lines} now={now} label="Waiting for others" />
      <p className="cluster">
        {sides.map((side) => (
          <a key={side} className="link" href={ALL[side].href}>
            {ALL[side].label}
          </a>
        ))}
      </p>
    </Section>
  );
}
