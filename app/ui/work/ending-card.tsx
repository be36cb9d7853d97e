/** How a finished task or order ended: where its money went, when earnings are available, and the way to order again. */
import type { StillClearing } from "#app/domain/earnings/cleared-when.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { OrderAgain } from "#app/domain/orders/order-again.ts";
import type { Reader } from "#app/domain/tasks/deadline-words.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Deadline } from "#app/ui/page/when.tsx";
import type { OrderReviews } from "#app/domain/reviews/order-reviews.ts";
import { ReviewInvite } from "./review-invite.tsx";
import { EndingWays } from "./ending-ways.tsx";
import type { ReactNode } from "react";

export interface Ending {
  reader: Reader;
  currency: Currency;
  /** What left escrow for the freelancer, before commission. */
  releasedMicros: bigint;
  commissionMicros: bigint;
  refundedMicros: bigint;
  /** For the freelancer only. */
  clearing: StillClearing | null;
  /** Null for an order that was agreed on line by line. */
  again: OrderAgain | null;
  /** The address of the order form with the same choice; null when the gig cannot be ordered. */
  againHref: string | null;
  freelancer: { handle: string; name: string; hasPage: boolean };
  /** For the two sides only. */
  reviews: OrderReviews | null;
}

/** `children`: the sentence that says how it ended. */
export function EndingCard(props: { ending: Ending; now: Date; children: ReactNode }) {
  const { ending, now, children } = props;
  return (
    <section className="next-event" aria-labelledby="ending-title">
      <h2 className="label" id="ending-title">
        How it ended
      </h2>
      <p className="mt-1 mb-4 font-serif text-xl leading-snug">{children}</p>
      <DefinitionList items={endingFacts(ending, now)} />
      {ending.reviews === null ? null : <ReviewInvite reviews={ending.reviews} />}
      <EndingWays ending={ending} />
    </section>
  );
}

function endingFacts(ending: Ending, now: Date) {
  const { reader, releasedMicros, commissionMicros, refundedMicros, freelancer } = ending;
  const fact = (term: string, micros: bigint) => ({
    term,
    value: <Amount of={money(micros, ending.currency)} />,
  });
  const back = fact(
    reader === "buyer" ? "Came back to you" : "Went back to the buyer",
    refundedMicros,
  );
  const net = releasedMicros - commissionMicros;
  if (reader === "buyer")
    return [
      ...(releasedMicros === 0n
        ? []
        : [fact("You paid", releasedMicros), fact(`Of this, ${freelancer.name} got`, net)]),
      ...(refundedMicros === 0n ? [] : [back]),
    ];
  const paid = [
    fact("Price paid", releasedMicros),
    fact("Commission", commissionMicros),
    fact(reader === "freelancer" ? "You earned" : `${freelancer.name} earned`, net),
  ];
  return [
    ...(releasedMicros === 0n ? [] : paid),
    ...(refundedMicros === 0n ? [] : [back]),
    ...(ending.clearing === null || releasedMicros === 0n
      ? []
      : [{ term: "Available", value: <Available ending={ending} now={now} /> }]),
  ];
}

function Available({ ending: { clearing, currency }, now }: { ending: Ending; now: Date }) {
  const wallet = (
    <a className="link" href="/wallet">
      your wallet
    </a>
  );
  if (clearing === null || clearing.until === null)
    return <>All of it has cleared. See {wallet}.</>;
  return (
    <>
      <Amount of={money(clearing.micros, currency)} /> on <Deadline at={clearing.until} now={now} />
      , in {wallet}.
    </>
  );
}
