/** A mutant: one change of the product that breaks a rule, and the test files that should notice. */
export interface Mutant {
  /** The fault of the changed product. */
  name: string;
  file: string;
  /** Text that occurs in the file exactly once. */
  find: string;
  put: string;
  tests: readonly string[];
  /** Runs only tests whose full name contains this; for slow files. */
  only?: string;
  /** Names another guard that refuses the same thing, so that no test can notice; such a mutant does not count. */
  refusedToo?: string;
}
