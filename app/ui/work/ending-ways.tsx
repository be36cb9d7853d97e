/** Where to go from a finished task or order: order again, the gig, the freelancer's other gigs, the wallet. */
import type { OrderAgain } from "#app/domain/orders/order-again.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import type { Ending } from "./ending-card.tsx";

export function EndingWays({ ending }: { ending: Ending }) {
  const { reader, again, againHref, freelancer } = ending;
  const why = again?.why ?? null;
  const gone = why === null ? null : goneWords(why, freelancer.name);
  // A paused gig has a page; one that was withdrawn has none for members.
  const gig = why === "withdrawn" && reader === "buyer" ? null : again;
  return (
    <>
      {reader === "buyer" && gone !== null ? <p className="prose mt-4">{gone}</p> : null}
      {reader === "buyer" && again?.changed === true ? (
        <p className="prose mt-4">
          {freelancer.name} has changed the offer since: a part of what you chose is no longer
          offered.
        </p>
      ) : null}
      <div className="btn-row mt-5">
        {reader === "buyer" && againHref !== null ? (
          <ButtonLink href={againHref} kind="primary">
            Order this again
          </ButtonLink>
        ) : null}
        {reader === "freelancer" && ending.releasedMicros > 0n ? (
          <ButtonLink href="/wallet">See your wallet</ButtonLink>
        ) : null}
        {gig === null ? null : <ButtonLink href={`/gigs/${gig.gigId}`}>See the gig</ButtonLink>}
        {reader === "buyer" && gone !== null ? <Others freelancer={freelancer} /> : null}
      </div>
    </>
  );
}

function goneWords(why: NonNullable<OrderAgain["why"]>, name: string): string {
  if (why === "paused") return `${name} has paused this gig, so you cannot order it again now.`;
  if (why === "withdrawn") return "This gig is no longer offered, so you cannot order it again.";
  return `${name} is not taking orders now, so you cannot order this again.`;
}

function Others({ freelancer: { handle, name, hasPage } }: Pick<Ending, "freelancer">) {
  return hasPage ? (
    <ButtonLink href={`/sellers/${handle}`}>{`See what else ${name} offers`}</ButtonLink>
  ) : (
    <ButtonLink href="/gigs">Find another gig</ButtonLink>
  );
}
