/** The freelancer's desk: tasks to start, to deliver and with the buyer, and the money held for them. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { money } from "#app/domain/kernel/money.ts";
import { desk, orderList } from "#app/domain/orders/order-list.ts";
import type { DeskCount } from "#app/domain/orders/order-list.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { OrderTable } from "#app/ui/work/order-table.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import type { Route } from "./+types/desk";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "orders.list");
  const open = url.searchParams.get("show") !== "all";
  const before = url.searchParams.get("before") ?? undefined;
  return runLoader(async () => {
    const [counts, list] = await Promise.all([
      desk(actor, "freelancer"),
      orderList(actor, "freelancer", { before, open }),
    ]);
    return { counts, ...list, open, now: nowDate() };
  });
}

/** The desk's four groups of tasks by state, with their headings. */
const PILES: Array<[TaskState, string]> = [
  ["funded", "To start"],
  ["started", "To deliver"],
  ["delivered", "With the buyer"],
  ["disputed", "Disputed"],
];

function Piles({ counts }: { counts: DeskCount[] }) {
  return (
    <KeyFigures
      figures={PILES.map(([state, label]) => {
        const pile = counts.find((row) => row.state === state);
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
  const { counts, orders, nextBefore, open, now } = loaderData;
  return (
    <>
      <title>Selling · Farthing</title>
      <PageHeader
        title="Selling"
        lead="Work that was ordered from you. Its price is already held, so doing it is safe."
        actions={
          <>
            <ButtonLink href="/selling/gigs">Your gigs</ButtonLink>
            <ButtonLink href="/batches">Batches</ButtonLink>
            <ButtonLink href="/wallet">Earnings</ButtonLink>
          </>
        }
      />
      <Piles counts={counts} />
      <TabsNav
        label="Which orders"
        current={open ? "/selling" : "/selling?show=all"}
        tabs={[
          { label: "Open", href: "/selling" },
          { label: "All", href: "/selling?show=all" },
        ]}
      />
      <OrderTable
        orders={orders}
        side="freelancer"
        now={now}
        empty={
          <EmptyState
            title="Nothing on your desk"
            action={
              <ButtonLink href="/selling/gigs/new" kind="primary">
                Offer a gig
              </ButtonLink>
            }
          >
            Orders from buyers land here. Publish a gig so that they can find you.
          </EmptyState>
        }
      />
      <Pagination
        label="Orders"
        next={
          nextBefore === null
            ? undefined
            : `/selling?${open ? "" : "show=all&"}before=${nextBefore}`
        }
      />
    </>
  );
}
