/** Tells the searcher about spelling corrections, ignored words and a narrowed currency. */

export interface SearchSaidProps {
  typed: string;
  /** The corrected words that were searched for. */
  corrected: string | null;
  exactHref: string;
  /** True when only words were typed that nearly every gig has. */
  tooCommon: boolean;
  /** The one currency the results were narrowed to, because prices in several cannot be compared. */
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
