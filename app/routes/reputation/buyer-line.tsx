/** How a buyer deals with delivered work, in a sentence, for a freelancer who has not started. */
import type { BuyerBefore } from "./buyer-before-start.ts";

export function BuyerLine({ buyer }: { buyer: BuyerBefore | null }) {
  if (buyer === null) return null;
  const { handle, name, sentence } = buyer;
  return (
    <p className="small soft my-4">
      {name} as a buyer: {sentence ?? "no order has ended yet."}{" "}
      <a className="link" href={`/buyers/${encodeURIComponent(handle)}/record`}>
        The record
      </a>
    </p>
  );
}
