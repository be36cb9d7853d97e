/** A request and its answer for each operation, as the tests' tour recorded them. Written by `npm run api:examples`. */
import RECORDED from "./examples.json" with { type: "json" };

export interface Example {
  /** Below `/api/v1`, with the query. */
  path: string;
  /** Absent for operations without a body. */
  body?: unknown;
  /** True when the request carried files beside its body. */
  files?: true;
  /** Absent for operations that answer with a file. */
  answer?: unknown;
}

const EXAMPLES: Readonly<Record<string, Example>> = RECORDED as Record<string, Example>;

export function exampleOf(operationId: string): Example | undefined {
  return EXAMPLES[operationId];
}
