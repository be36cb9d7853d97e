/** Tells the searcher about spelling corrections, ignored words and a narrowed currency. */

export interface SearchSaidProps {
  typed: string;
  /** The corrected words that were searched for. */
  corrected: string | null;
  /** Typed words that no gig has. */
  replaced: string[];
  exactHref: string;
  /** True when only words were typed that nearly every gig has. */
  tooCommon: boolean;
  /** The one currency the results were narrowed to, because prices in several cannot be compared. */
  pricesIn: string | null;
}

export function SearchSaid({
  typed,
  corrected,
  replaced,
  exactHref,
  tooCommon,
  pricesIn,
}: SearchSaidProps) {
  return (
    <>
      {corrected !== null && (
        <p>
          Showing results for <strong>{corrected}</strong>. No gig has {quoted(replaced)}.{" "}
          <a href={exactHref}>Search for “{typed}” as you typed it</a>
        </p>
      )}
      {tooCommon && (
        <p>
          “{typed}” is in nearly every gig, so you see all gigs here. Add a word that says more
          about what you need.
        </p>
      )}
      {pricesIn !== null && (
        <p className="soft small">
          You see only gigs priced in {pricesIn}: prices in different currencies cannot be compared.
        </p>
      )}
    </>
  );
}

/** `the word “lgoo”`, or `the words “lgoo” and “lables”`. */
function quoted(words: string[]): string {
  const list = new Intl.ListFormat("en").format(words.map((word) => `“${word}”`));
  return words.length === 1 ? `the word ${list}` : `the words ${list}`;
}
