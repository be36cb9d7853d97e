/** The buyer of a request for a freelancer who thinks about it: the name, and how the buyer dealt with work before. */
import type { RequestView } from "#app/domain/agreements/requests/request-page.ts";

export function BuyerOfRequest({ request }: { request: RequestView }) {
  const { side, buyer, buyerActive } = request;
  if (side === "buyer") return <>You</>;
  if (!buyerActive) return <>{buyer.name}</>;
  return (
    <>
      {buyer.name},{" "}
      <a className="link" href={`/buyers/${encodeURIComponent(buyer.handle)}/record`}>
        the record as a buyer
      </a>
    </>
  );
}
