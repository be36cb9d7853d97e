/** The page of an agreed order: its money, its agreedLines in sequence, its changes, and the terms. */
import { money } from "#app/domain/kernel/money.ts";
import type { Change } from "#app/domain/agreements/changes/read-changes.ts";
import type { DeliveryBeside } from "#app/domain/orders/order-deliveries.ts";
import type { OrderPage } from "#app/domain/orders/order-page.ts";
import { nextToFund } from "#app/domain/orders/agreed/next-to-fund.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { EndingCard } from "#app/ui/work/ending-card.tsx";
import type { Ending } from "#app/ui/work/ending-card.tsx";
import { OrderFiles } from "#app/ui/work/order-files.tsx";
import type { BuyerBefore } from "#app/routes/reputation/buyer-before-start.ts";
import { BuyerLine } from "#app/routes/reputation/buyer-line.tsx";
import { FundCard } from "./fund-card.tsx";
import { AgreedLines } from "./agreed-lines.tsx";
import { OrderAgreement } from "./order-agreement.tsx";
import { OrderChanges } from "./order-changes.tsx";

export interface AgreedOrderProps {
  page: OrderPage;
  buyer: BuyerBefore | null;
  deliveries: DeliveryBeside[];
  changes: Change[];
  now: Date;
  ending: Ending | null;
}

function Figures({ page }: { page: OrderPage }) {
  const { order, sums } = page;
  const figure = (label: string, micros: bigint) => ({
    label,
    value: <Amount of={money(micros, order.currency)} size="l" />,
  });
  return (
    <KeyFigures
      figures={[
        figure("Agreed", order.totalMicros),
        figure("Held in escrow", sums.heldMicros),
        figure("Paid", sums.releasedMicros),
        figure("Refunded", sums.refundedMicros),
      ]}
    />
  );
}

export function AgreedOrder(props: AgreedOrderProps) {
  const { page, changes, now, ending } = props;
  const { order, agreedLines, party, sums } = page;
  const next = nextToFund(agreedLines);
  return (
    <>
      <PageHeader
        title={order.title}
        lead={leadOf(page)}
        breadcrumb={[deskCrumb(party === "freelancer")]}
      />
      <Figures page={page} />
      <BuyerLine buyer={props.buyer} />
      {ending === null ? null : (
        <div className="mt-8">
          <EndingCard ending={ending} now={now}>
            Every milestone is finished.
          </EndingCard>
        </div>
      )}
      {next === null ? null : (
        <div className="mt-8">
          <FundCard page={page} next={next} idle={sums.heldMicros === 0n} />
        </div>
      )}
      <AgreedLines page={page} now={now} />
      <OrderChanges page={page} changes={changes} now={now} />
      <OrderFiles
        {...order}
        orderId={order.id}
        party={party}
        states={page.states.map((row) => row.state)}
      />
      <OrderAgreement order={order} now={now} />
    </>
  );
}

/** `3 agreedLines, 1 of them not funded`. */
function leadOf({ order, agreedLines }: OrderPage): string {
  const open = agreedLines.filter(({ taskId, dropped }) => taskId === null && !dropped).length;
  const all = order.taskCount === 1 ? "1 milestone" : `${order.taskCount} milestones`;
  if (open === 0) return `${all}, ${order.taskCount === 1 ? "funded" : "each with its own escrow"}`;
  return `${all}, ${open} of them not funded`;
}
