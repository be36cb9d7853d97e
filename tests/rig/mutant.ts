/** One place of the product changed so that a rule is broken, and the test files that ought to notice. */
export interface Mutant {
  /** What the product does wrong with it. */
  name: string;
  file: string;
  /** Occurs in the file exactly once. */
  find: string;
  put: string;
  tests: readonly string[];
  /** Only the tests whose full name contains this; for files that take long. */
  only?: string;
  /** Another guard that refuses the same thing, so that no test can notice; the mutant does not count. */
  refusedToo?: string;
}
