/** Versions of an offer that were replaced, newest first, each with its lines. */
import type { OfferPage } from "#app/domain/agreements/offer-page.ts";
import { money } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { When } from "#app/ui/page/when.tsx";
import { FileList } from "#app/ui/work/file-list.tsx";
import { OfferLines } from "./offer-lines.tsx";

export function EarlierVersions({ offer }: { offer: OfferPage }) {
  const { versions, version, side, buyer, freelancer } = offer;
  const earlier = versions.filter(({ number }) => number !== version).toReversed();
  return earlier.map((one) => {
    const author = one.author === "buyer" ? buyer.name : freelancer.name;
    return (
      <details key={one.number}>
        <summary>
          Version {one.number} by {one.author === side ? "you" : author}, <When at={one.at} />:{" "}
          <Amount of={money(one.totalMicros, one.currency)} code />
        </summary>
        <div className="stack mt-3">
          {one.brief === "" ? null : <p className="whitespace-pre-line">{one.brief}</p>}
          <FileList files={one.files} />
          <OfferLines quote={one} funded={one.funded} />
        </div>
      </details>
    );
  });
}
