/** An operation as its page shows it: the call, what it needs, what it can refuse, and an example. */
import { curlOf } from "./curl.ts";
import { exampleOf } from "./v1/examples.ts";
import type { Operation } from "./v1/operation.ts";

export interface OperationView {
  id: string;
  /** `POST /orders`. */
  call: string;
  summary: string;
  scopes: readonly string[];
  refusals: readonly string[];
  sandboxOnly: boolean;
  curl: string | null;
  /** The answer as indented JSON; null where it is a file. */
  answer: string | null;
}

export function operationView(operation: Operation): OperationView {
  const { id, method, path, summary, scopes, refusals, sandboxOnly = false } = operation;
  const example = exampleOf(id);
  return {
    id,
    call: `${method} ${path}`,
    summary,
    scopes,
    refusals,
    sandboxOnly,
    curl: example === undefined ? null : curlOf(operation, example),
    answer: example?.answer === undefined ? null : JSON.stringify(example.answer, null, 2),
  };
}
