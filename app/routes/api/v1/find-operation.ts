/** Finds the operation an address and a method mean. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { API_PATH } from "#app/http/same-origin.ts";
import { OPERATIONS } from "./all-operations.ts";
import type { Operation } from "./operation.ts";

interface Found {
  operation: Operation;
  params: Record<string, string>;
}

/** Refuses `not_found` for an unknown address and `method_not_allowed` (facts: `allow`) for a method it does not know. */
export function findOperation(method: string, pathname: string): Found {
  const segments = pathname.slice(API_PATH.length - 1).split("/");
  const fitting = OPERATIONS.flatMap((operation) => {
    const params = paramsOf(operation.path.split("/"), segments);
    return params === null ? [] : [{ operation, params }];
  });
  // An address written out beats one with a blank in it: `/tasks/start` is no task.
  const exact = fitting.filter(({ params }) => Object.keys(params).length === 0);
  const candidates = exact.length > 0 ? exact : fitting;
  if (candidates.length === 0) refuse("not_found", { sentence: "There is no such address." });
  const asked = method === "HEAD" ? "GET" : method;
  const found = candidates.find(({ operation }) => operation.method === asked);
  if (found !== undefined) return found;
  const allow = candidates.map(({ operation }) => operation.method).join(", ");
  return refuse("method_not_allowed", { facts: { allow } });
}

function paramsOf(pattern: string[], segments: string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [place, part] of pattern.entries()) {
    const segment = segments[place] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name !== undefined && segment !== "") params[name] = segment;
    else if (part !== segment) return null;
  }
  return params;
}
