/** The next milestone that is not funded: the buyer's button, or for the other reader who has to act. */
import { money } from "#app/domain/kernel/money.ts";
import type { ShownLine } from "#app/domain/orders/agreed/line-list.ts";
import type { OrderPage } from "#app/domain/orders/order-page.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";

export interface FundCardProps {
  page: OrderPage;
  next: ShownLine;
  /** True when nothing of the order is held: the work waits for it. */
  idle: boolean;
}

export function FundCard({ page: { order, party }, next, idle }: FundCardProps) {
  const price = <Amount of={money(next.priceMicros, order.currency)} />;
  const own = party === "buyer";
  return (
    <section className="next-event" aria-labelledby="fund-title">
      <h2 className="label" id="fund-title">
        Not funded yet
      </h2>
      <p className="mt-1 mb-4 font-serif text-xl leading-snug">
        {own ? (
          <>
            “{next.title}” is the next milestone, for {price}. Nothing is held for it yet
            {idle ? `, so ${order.freelancer.name} does not start` : ""}.
          </>
        ) : (
          <>
            “{next.title}” is the next milestone, for {price}. Nothing is held for it until{" "}
            {order.buyer.name} funds it
            {idle && party === "freelancer" ? ": do not start before" : ""}.
          </>
        )}
      </p>
      {own ? (
        <div className="btn-row">
          <ButtonLink
            href={`/orders/${order.id}/lines/${next.position}/fund`}
            kind={idle ? "primary" : "quiet"}
          >
            Fund this milestone
          </ButtonLink>
        </div>
      ) : null}
    </section>
  );
}
