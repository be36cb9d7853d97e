/** The box beside a gig's text: its price, the button to order, the person behind it, and the ways to ask, save and share. */
import type { Away } from "#app/domain/people/time-off/time-off.ts";
import type { GigQueue } from "#app/domain/orders/queue/gig-queue.ts";
import { money } from "#app/domain/kernel/money.ts";
import { WriteTo } from "#app/routes/messages/write-to.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { GigOfferProps, OfferedPackage } from "./gig-offer.tsx";
import { days } from "./offer-words.ts";
import { QueueLine } from "./queue-line.tsx";
import { ShareLink } from "./share-link.tsx";

export interface OrderBoxProps {
  gig: GigOfferProps["gig"];
  packages: OfferedPackage[];
  /** It can be ordered now, and the reader is not its freelancer. */
  orderable: boolean;
  queue: GigQueue | null;
  /** While its freelancer takes no orders. */
  away: Away | null;
  /** Whom to ask; null for one's own gig and for people who cannot be written to. */
  ask: { handle: string; name: string } | null;
  share: { url: string; title: string };
  /** The place for what a signed-in reader does with the gig. */
  save?: React.ReactNode;
}

const TIER_WORDS = { basic: "Basic", standard: "Standard", premium: "Premium" } as const;

export function OrderBox({ gig, packages, orderable, ask, share, save, ...when }: OrderBoxProps) {
  return (
    <section className="card order-box" aria-labelledby="order-box-title" id="order-box">
      <h2 className="label" id="order-box-title">
        {gig.kind === "unit" ? "By the piece" : packages.length === 1 ? "The package" : "Packages"}
      </h2>
      {orderable ? (
        <form method="get" action={`/gigs/${gig.id}/order`} className="stack mt-2">
          {gig.kind === "unit" ? (
            <Pieces gig={gig} />
          ) : (
            <Choice packages={packages} currency={gig.currency} />
          )}
          <Submit large>{gig.kind === "unit" ? "See the quote" : "Order this gig"}</Submit>
          <p className="small soft">You see the whole quote before you pay.</p>
        </form>
      ) : (
        <p className="mt-2">
          <From gig={gig} />
        </p>
      )}
      <Availability {...when} />
      <div className="order-box-ways">
        {ask === null ? null : <WriteTo person={ask} gigId={gig.id} />}
        {save}
        <ShareLink {...share} />
      </div>
    </section>
  );
}

/** Who is away has no queue that anybody could wait in. */
function Availability({ away, queue }: Pick<OrderBoxProps, "away" | "queue">) {
  if (away === null) return <QueueLine queue={queue} />;
  return (
    <p className="order-box-queue">
      <strong>Away.</strong> Takes orders again on <When at={away.backAt} day />.
    </p>
  );
}

/** `from $40.00`, or `$0.05 per label`. */
export function From({ gig }: { gig: GigOfferProps["gig"] }) {
  const amount = <Amount of={money(gig.fromMicros, gig.currency)} size="m" />;
  return gig.kind === "unit" ? (
    <>
      {amount} <span className="small soft">per {gig.unitName ?? "piece"}</span>
    </>
  ) : (
    <>
      <span className="small soft">from</span> {amount}
    </>
  );
}

function Pieces({ gig }: { gig: GigOfferProps["gig"] }) {
  return (
    <>
      <p className="spread">
        <span>
          <From gig={gig} />
        </span>
        <span className="small soft">within {days(gig.deliveryDays)}</span>
      </p>
      <TextField name="quantity" label="How many pieces" inputMode="numeric" value="100" narrow />
    </>
  );
}

function Choice({
  packages,
  currency,
}: {
  packages: OfferedPackage[];
  currency: GigOfferProps["gig"]["currency"];
}) {
  return (
    <fieldset className="order-choices">
      <legend className="sr-only">Which package</legend>
      {packages.map((each, index) => (
        <div key={each.tier} className="order-choice">
          <input
            type="radio"
            name="package"
            id={`package-${each.tier}`}
            value={each.tier}
            defaultChecked={index === 0}
          />
          <label htmlFor={`package-${each.tier}`}>
            <span className="spread">
              <span className="font-semibold">{TIER_WORDS[each.tier]}</span>{" "}
              <Amount of={money(each.priceMicros, currency)} size="m" />
            </span>{" "}
            <span className="block">{each.title}</span>{" "}
            <span className="small soft block">
              {days(each.deliveryDays)} · {revisionWords(each.revisions)}
            </span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}

function revisionWords(count: number): string {
  if (count === 0) return "no revisions";
  return count === 1 ? "1 revision" : `${count} revisions`;
}
