/** Finds the operation an address and a method mean, by hono's router over the table of operations. */
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
 * Each address leads to all operations it has, so that a refused method hears which ones there are. Addresses with fewer blanks are
 * added first, and the router answers in that order: `/tasks/start` is no task.
 */
function addresses(): TrieRouter<Operation[]> {
  const byPath = [...Map.groupBy(OPERATIONS, ({ path }) => path)];
  const blanks = (path: string) => path.split("{").length - 1;
  const made = new TrieRouter<Operation[]>();
  for (const [path, operations] of byPath.toSorted(([a], [b]) => blanks(a) - blanks(b)))
    made.add(ANY_METHOD, path.replace(/\{(\w+)\}/g, ":$1"), operations);
  return made;
}

/** Refuses `not_found` for an unknown address and `method_not_allowed` (facts: `allow`) for a method it does not know. */
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
