/** The freelancer's desk: orders that wait for them first, and the money held for their tasks by state. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { money } from "#app/domain/kernel/money.ts";
import { orderCounts } from "#app/domain/home/order-counts.ts";
import { ordersByTurn } from "#app/domain/home/orders-by-turn.ts";
import { desk } from "#app/domain/orders/order-list.ts";
import type { DeskCount } from "#app/domain/orders/order-list.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { OrdersInTurn } from "#app/ui/work/orders-in-turn.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { askedOrders } from "#app/routes/orders/asked-orders.ts";
import type { Route } from "./+types/desk";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "orders.list");
  const asked = askedOrders(url);
  return runLoader(async () => {
    const [piles, listed, counts] = await Promise.all([
      desk(actor, "freelancer"),
      ordersByTurn(actor, "freelancer", asked),
      orderCounts(actor, "freelancer"),
    ]);
    const { view, text, cursor } = asked;
    return { piles, ...listed, counts, view, text, first: cursor === undefined, now: nowDate() };
  });
}

/** The desk's four groups of tasks by state, with their headings. */
const PILES: Array<[TaskState, string]> = [
  ["funded", "To start"],
  ["started", "To deliver"],
  ["delivered", "With the buyer"],
  ["disputed", "Disputed"],
];

function Piles({ piles }: { piles: DeskCount[] }) {
  return (
    <KeyFigures
      figures={PILES.map(([state, label]) => {
        const pile = piles.find((row) => row.state === state);
        const held = money(pile?.heldMicros ?? 0n, "USD");
        return {
          label,
          value: (pile?.tasks ?? 0).toLocaleString("en"),
          note: (
            <>
              held: <Amount of={held} />
            </>
          ),
        };
      })}
    />
  );
}

export default function Desk({ loaderData }: Route.ComponentProps) {
  const { piles, ...listed } = loaderData;
  return (
    <>
      <title>Selling · Farthing</title>
      <PageHeader
        title="Selling"
        lead="Work that buyers ordered from you. The price is already held, so it is safe to start."
        actions={
          <>
            <ButtonLink href="/selling/gigs">Your gigs</ButtonLink>
            <ButtonLink href="/portfolio">Portfolio</ButtonLink>
            <ButtonLink href="/offers">Offers</ButtonLink>
            <ButtonLink href="/batches">Batches</ButtonLink>
            <ButtonLink href="/settings/time-off">Time off</ButtonLink>
            <ButtonLink href="/wallet">Earnings</ButtonLink>
          </>
        }
      />
      <OrdersInTurn
        path="/selling"
        side="freelancer"
        {...listed}
        empty={
          <EmptyState
            title="You have no orders yet"
            action={
              <ButtonLink href="/selling/gigs/new" kind="primary">
                Offer a gig
              </ButtonLink>
            }
          >
            Orders from buyers are listed here. Publish a gig so that they can find you.
          </EmptyState>
        }
      />
      <Section title="Held for you" wide>
        <Piles piles={piles} />
      </Section>
    </>
  );
}
