/** The orders a person placed: those that wait for them first. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { orderCounts } from "#app/domain/home/order-counts.ts";
import { ordersByTurn } from "#app/domain/home/orders-by-turn.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { OrdersInTurn } from "#app/ui/work/orders-in-turn.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { askedOrders } from "./asked-orders.ts";
import type { Route } from "./+types/orders";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "orders.list");
  const asked = askedOrders(url);
  return runLoader(async () => {
    const [listed, counts] = await Promise.all([
      ordersByTurn(actor, "buyer", asked),
      orderCounts(actor, "buyer"),
    ]);
    const { view, text, cursor } = asked;
    return { ...listed, counts, view, text, first: cursor === undefined, now: nowDate() };
  });
}

export default function Orders({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <title>Orders · Farthing</title>
      <PageHeader
        title="Orders"
        lead="What you bought. The price of every task is held until you accept the work."
        actions={
          <>
            <ButtonLink href="/offers">Offers</ButtonLink>
            <ButtonLink href="/batches">Batches</ButtonLink>
          </>
        }
      />
      <OrdersInTurn
        path="/orders"
        side="buyer"
        {...loaderData}
        empty={
          <EmptyState
            title="You have not ordered yet"
            action={
              <ButtonLink href="/gigs" kind="primary">
                Find a gig
              </ButtonLink>
            }
          >
            Everything you order is listed here, with the money held and paid for it.
          </EmptyState>
        }
      />
    </>
  );
}
