/** The list of orders one has placed. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { orderList } from "#app/domain/orders/order-list.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { OrderTable } from "#app/ui/work/order-table.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import type { Route } from "./+types/orders";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "orders.list");
  const open = url.searchParams.get("show") !== "all";
  const before = url.searchParams.get("before") ?? undefined;
  return runLoader(async () => ({
    ...(await orderList(actor, "buyer", { before, open })),
    open,
    now: nowDate(),
  }));
}

export default function Orders({ loaderData }: Route.ComponentProps) {
  const { orders, nextBefore, open, now } = loaderData;
  const here = open ? "/orders" : "/orders?show=all";
  return (
    <>
      <title>Orders · Farthing</title>
      <PageHeader
        title="Orders"
        lead="What you bought. The price of every task is held until you accept the work."
        actions={<ButtonLink href="/batches">Batches</ButtonLink>}
      />
      <TabsNav
        label="Which orders"
        current={here}
        tabs={[
          { label: "Open", href: "/orders" },
          { label: "All", href: "/orders?show=all" },
        ]}
      />
      <OrderTable
        orders={orders}
        side="buyer"
        now={now}
        empty={
          <EmptyState
            title={open ? "Nothing is open" : "You have not ordered yet"}
            action={
              <ButtonLink href="/gigs" kind="primary">
                Find a gig
              </ButtonLink>
            }
          >
            {open
              ? "Orders whose money is still held stand here."
              : "Everything you order is listed here, with its money."}
          </EmptyState>
        }
      />
      <Pagination
        label="Orders"
        next={
          nextBefore === null ? undefined : `/orders?${open ? "" : "show=all&"}before=${nextBefore}`
        }
      />
    </>
  );
}
