/** The list of a person's offers, made and received, newest first. */
import { offerList } from "#app/domain/agreements/offer-list.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { askedReference, pagePath } from "./asked-reference.ts";
import { FindByReference } from "./find-by-reference.tsx";
import { OfferCard } from "./offer-card.tsx";
import { OfferTable } from "./offer-table.tsx";
import type { Route } from "./+types/offers";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "offers.list");
  const before = url.searchParams.get("before") ?? undefined;
  const reference = askedReference(url);
  return runLoader(async () => ({
    ...(await offerList(actor, { before, reference: reference || undefined })),
    paged: before,
    reference,
  }));
}

export default function Offers({ loaderData }: Route.ComponentProps) {
  const { offers, nextBefore, paged, reference } = loaderData;
  const waiting = offers.filter(
    ({ state, author, side, unconfirmed }) =>
      state === "open" && (unconfirmed ? side === "buyer" : author !== side),
  );
  const makeOne = (
    <ButtonLink href="/offers/new" kind="primary">
      Make an offer
    </ButtonLink>
  );
  return (
    <>
      <title>Offers · Farthing</title>
      <PageHeader
        title="Offers"
        lead="Work and prices you agree on with one person. An accepted offer becomes an order."
        actions={offers.length === 0 ? undefined : makeOne}
        breadcrumb={[{ label: "Orders", href: "/orders" }]}
      />
      {waiting.length === 0 ? null : (
        <Section title="Waiting for you" wide>
          {waiting.map((offer) => (
            <OfferCard key={offer.id} offer={offer} />
          ))}
        </Section>
      )}
      {offers.length > 0 || reference !== "" ? (
        <FindByReference action="/offers" value={reference} things="Your offers" />
      ) : null}
      <div className={waiting.length === 0 ? undefined : "mt-6"}>
        <OfferTable
          offers={offers}
          empty={
            reference !== "" ? (
              <EmptyState title="No offer of yours has this reference">
                The whole reference is compared, and capitals count.
              </EmptyState>
            ) : (
              <EmptyState title="No offers yet" action={makeOne}>
                Offer your work to a person you know here, or say what you would pay for theirs.
              </EmptyState>
            )
          }
        />
      </div>
      <Pagination
        label="Offers"
        previous={paged === undefined ? undefined : "/offers"}
        next={nextBefore === null ? undefined : pagePath("/offers", nextBefore, reference)}
      />
    </>
  );
}
