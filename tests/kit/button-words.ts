/** Says what is wrong with the words of a page's buttons: a bare verb, or a way back that has the verb of the deed. */

/** The buttons and button-like links of one row or form, in the page's order. */
export interface ButtonGroup {
  deeds: string[];
  /** Links and buttons that leave everything as it is. */
  escapes: string[];
}

/** Verbs whose object everybody knows. */
const ALONE = new Set(["search", "sign in", "sign out", "next", "previous"]);

/** Words that are no object: "Send again" does not say what is sent. */
const NO_OBJECT = /^(again|now|all|later|back|off|on|up|out|in|here|instead|anyway|…)$/;

/** One-word links are mostly names of pages ("Batches"); these would be deeds. */
const VERBS =
  /^(accept|add|block|cancel|change|check|decline|delete|deliver|edit|end|order|pause|publish|remove|resume|revoke|rule|save|send|show|start|suspend|withdraw)$/;

function wordsOf(label: string): string[] {
  return label
    .toLowerCase()
    .replace(/[.:,!?←→]/g, "")
    .split(/\s+/)
    .filter(Boolean);
}

/** True for a label that is a verb without its object. */
export function isBare(label: string, kind: "button" | "link"): boolean {
  const words = wordsOf(label);
  if (ALONE.has(words.join(" "))) return false;
  const meant = words.filter((word) => !NO_OBJECT.test(word));
  if (meant.length > 1) return false;
  return kind === "button" || meant.every((word) => VERBS.test(word));
}

/** True when the way back begins with the same verb as a deed beside it. */
export function sameVerb({ deeds, escapes }: ButtonGroup): boolean {
  const verbs = deeds.map((deed) => wordsOf(deed)[0]);
  return escapes.some((escape) => verbs.includes(wordsOf(escape)[0]));
}

export interface PageWords {
  buttons: string[];
  links: string[];
  groups: ButtonGroup[];
  /** The page's headings, to count how often a deed is named. */
  headings: string[];
}

/** A sentence for each fault; none when all is well. */
export function wordFaults({ buttons, links, groups, headings }: PageWords): string[] {
  const named = (label: string) =>
    [...headings, ...buttons, ...links].filter((text) => text === label).length;
  return [
    ...buttons.filter((label) => isBare(label, "button")).map((label) => `button “${label}”`),
    ...links.filter((label) => isBare(label, "link")).map((label) => `link “${label}”`),
    ...groups
      .filter(sameVerb)
      .map(
        ({ deeds, escapes }) => `the way back “${escapes.join()}” sounds like “${deeds.join()}”`,
      ),
    ...groups
      .filter(({ escapes }) => escapes.length > 0)
      .flatMap(({ deeds }) => deeds.filter((deed) => named(deed) > 2))
      .map((deed) => `“${deed}” is said more than twice`),
  ];
}
