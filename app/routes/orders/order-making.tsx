/** A large order that does not stand yet: its progress, where its money is, and the button that calls it off. */
import { money } from "#app/domain/kernel/money.ts";
import type { FillingView } from "#app/domain/orders/fillings/filling-view.ts";
import type { OrderView } from "#app/domain/orders/order-page.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { AutoRefresh } from "#app/ui/page/auto-refresh.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";

export interface OrderMakingProps {
  order: OrderView;
  filling: FillingView;
  /** False for staff, who only look on: only the buyer can call the order off. */
  own: boolean;
  commandKey: string;
}

const n = (count: number) => count.toLocaleString("en");

function Figures({ order, filling }: Pick<OrderMakingProps, "order" | "filling">) {
  const { total, made, returned, state } = filling;
  const each = order.totalMicros / BigInt(total);
  const figure = (label: string, tasks: number) => ({
    label,
    value: <Amount of={money(each * BigInt(tasks), order.currency)} size="l" />,
  });
  const untouched = total - made;
  return (
    <KeyFigures
      figures={[
        figure("Price", total),
        figure("In reserve", state === "filling" ? untouched : 0),
        figure("Held in escrow", made - returned),
        figure("Back in the balance", state === "filling" ? 0 : untouched + returned),
      ]}
    />
  );
}

function Making({ order, filling, own, commandKey }: OrderMakingProps) {
  return (
    <Notice title={`${n(filling.made)} of ${n(filling.total)} tasks made`}>
      <p>
        The full price is held. When the last task is made, the order is placed and{" "}
        {order.freelancer.name} is told of it; no deadline runs before. You may leave this page and
        come back.
      </p>
      {own && (
        <div className="mt-3 stack">
          <p>
            Until then you can call the order off: nothing is ordered, the full price goes back to
            your balance, and {order.freelancer.name} never hears of it.
          </p>
          <CommandForm commandKey={commandKey} inline>
            <Submit kind="quiet">Call the order off</Submit>
          </CommandForm>
        </div>
      )}
    </Notice>
  );
}

function CalledOff({ order, filling, own }: Omit<OrderMakingProps, "commandKey">) {
  const balance = own ? "your balance" : "the buyer’s balance";
  const over = filling.state === "returned";
  return (
    <Notice
      kind={over ? "info" : "warning"}
      title={over ? "Nothing was ordered" : "The order was called off"}
    >
      <p>{filling.sentence}</p>
      <p>
        {over
          ? `The full price is back in ${balance}. ${order.freelancer.name} was never told about the order.`
          : `We are undoing the tasks that were made: ${n(filling.returned)} of ${n(filling.made)} so far. When we are done, the full price is back in ${balance}.`}
      </p>
      {over && (
        <p className="mt-3">
          <ButtonLink href={`/gigs/${order.gigId ?? ""}`}>Back to the gig</ButtonLink>
        </p>
      )}
    </Notice>
  );
}

export function OrderMaking(props: OrderMakingProps) {
  const { order, filling } = props;
  const { state, made, returned } = filling;
  return (
    <>
      {state === "filling" ? <Making {...props} /> : <CalledOff {...props} />}
      <Figures order={order} filling={filling} />
      {state !== "returned" && (
        <AutoRefresh
          shown={`${state} ${made} ${returned}`}
          seconds={2}
          href={`/orders/${order.id}`}
          streamed
        />
      )}
    </>
  );
}
