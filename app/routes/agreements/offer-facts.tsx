/** The people, the dates and the words of an offer. */
import type { OfferPage } from "#app/domain/agreements/offer-page.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { When } from "#app/ui/page/when.tsx";
import { BuyerName } from "#app/ui/work/buyer-name.tsx";
import { SellerName } from "#app/ui/work/seller-name.tsx";

export function OfferFacts({ offer }: { offer: OfferPage }) {
  const { buyer, freelancer, gigId, gigTitle, current, versions, endedAt } = offer;
  const about =
    gigId === null
      ? []
      : [
          {
            term: "Gig",
            value: (
              <a className="link" href={`/gigs/${gigId}`}>
                {gigTitle}
              </a>
            ),
          },
        ];
  return (
    <DefinitionList
      items={[
        { term: "Buyer", value: <BuyerName buyer={buyer} /> },
        { term: "Freelancer", value: <SellerName freelancer={freelancer} /> },
        ...about,
        {
          term: "Version",
          value: (
            <>
              {current.number} of {versions.length}, written <When at={current.at} />
            </>
          ),
        },
        endedAt === null
          ? { term: "Can be accepted until", value: <When at={offer.expiresAt} /> }
          : { term: "Ended", value: <When at={endedAt} /> },
        ...(offer.reference === null ? [] : [{ term: "Your reference", value: offer.reference }]),
        {
          term: "What it is about",
          value: (
            <span className="whitespace-pre-line">
              {current.brief === "" ? "Nothing was written here." : current.brief}
            </span>
          ),
        },
      ]}
    />
  );
}
