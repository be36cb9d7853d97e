/** What the launcher says when it cannot go on: a sentence with the cause and the way out. */
export class EmbeddedProblem extends Error {
  override name = "EmbeddedProblem";
}
