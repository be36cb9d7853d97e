/** What the launcher says when it cannot go on: a sentence with the cause and the way out. */
export class EmbeddedProblem extends Error {
  override name = "EmbeddedProblem";
}

/** The sentence for a full disk when PostgreSQL's own words speak of one; otherwise those words after `what`. */
export function inWords(what: string, said: string, folder: string): string {
  return /No space left on device|Disk quota exceeded/.test(said)
    ? `${what}, because the disk that holds ${folder} is full. Make room there, then start again. What was confirmed before is still there.`
    : `${what}${said}`;
}
