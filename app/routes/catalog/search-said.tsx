/** What a search did with the words that were typed, when it did anything but take them. */

export interface SearchSaidProps {
  typed: string;
  /** What was searched for instead. */
  corrected: string | null;
  exactHref: string;
  /** Only words that stand in every text were typed. */
  tooCommon: boolean;
  /** The one currency the results were narrowed to, because prices matter. */
  pricesIn: string | null;
}

export function SearchSaid({ typed, corrected, exactHref, tooCommon, pricesIn }: SearchSaidProps) {
  return (
    <>
      {corrected !== null && (
        <p>
          Showing results for <strong>{corrected}</strong>.{" "}
          <a href={exactHref}>Search for exactly “{typed}”</a>
        </p>
      )}
      {tooCommon && (
        <p>
          Nearly every gig has the words “{typed}”, so they choose nothing. Here are all gigs; add a
          word that says more.
        </p>
      )}
      {pricesIn !== null && (
        <p className="soft small">
          Prices in different currencies cannot be compared, so only gigs in {pricesIn} are shown.
        </p>
      )}
    </>
  );
}
