/** Finds the operation for an address and a method, with hono's router over the table of operations. */
import { TrieRouter } from "hono/router/trie-router";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { API_PATH } from "#app/http/same-origin.ts";
import { OPERATIONS } from "./all-operations.ts";
import type { Operation } from "./operation.ts";

interface Found {
  operation: Operation;
  params: Record<string, string>;
}

const ANY_METHOD = "ALL";

const router = addresses();

/**
 * Each address maps to all its operations, so that a refused method can list the allowed ones. Addresses with fewer
 * parameters are added first, and the router matches in that order: `/tasks/start` is not read as a task id.
 */
function addresses(): TrieRouter<Operation[]> {
  const byPath = [...Map.groupBy(OPERATIONS, ({ path }) => path)];
  const blanks = (path: string) => path.split("{").length - 1;
  const made = new TrieRouter<Operation[]>();
  for (const [path, operations] of byPath.toSorted(([a], [b]) => blanks(a) - blanks(b)))
    made.add(ANY_METHOD, path.replace(/\{(\w+)\}/g, ":$1"), operations);
  return made;
}

/** Refuses `not_found` for an unknown address and `method_not_allowed` (facts: `allow`) for a method the address lacks. */
export function findOperation(method: string, pathname: string): Found {
  const [matches] = router.match(ANY_METHOD, pathname.slice(API_PATH.length - 1));
  const [match] = matches as Array<[Operation[], Record<string, string>]>;
  if (match === undefined) refuse("not_found", { sentence: "There is no such address." });
  const [operations, params] = match;
  const asked = method === "HEAD" ? "GET" : method;
  const operation = operations.find((each) => each.method === asked);
  if (operation !== undefined) return { operation, params };
  const allow = operations.map((each) => each.method).join(", ");
  return refuse("method_not_allowed", { facts: { allow } });
}
