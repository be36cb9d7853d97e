/** The script that keeps a signed-in person's page up to date, and where it begins. Visitors' pages do not have it. */
// oxlint-disable-next-line import/default -- Vite exports the address of the file
import script from "./live.js?url";

export interface LiveFacts {
  /** The id of the person; a stream for another one is refused. */
  of: string;
  /** The place in the feed before this page was read. */
  mark: number;
}

export function LiveScript({ of, mark }: LiveFacts) {
  return <script type="module" src={script} data-live-of={of} data-live-mark={mark} />;
}
