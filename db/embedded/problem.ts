/** A problem of the embedded PostgreSQL that the operator can solve: a sentence with cause and remedy. */
export class EmbeddedProblem extends Error {
  override name = "EmbeddedProblem";
}

/** The sentence for a full disk if PostgreSQL reports one, else `what` and PostgreSQL's message. */
export function inWords(what: string, said: string, folder: string): string {
  return /No space left on device|Disk quota exceeded/.test(said)
    ? `${what}, because the disk that holds ${folder} is full. Make room there, then start again. What was confirmed before is still there.`
    : `${what}${said}`;
}
