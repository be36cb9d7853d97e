/** A stored change as it was proposed: the fields of its kind, which the table's constraint has made sure of. Pure. */
import type { Proposed } from "./proposed.ts";
import type { Change } from "./read-changes.ts";

export function proposedIn(change: Change): Proposed {
  const { kind } = change;
  if (kind === "add")
    return {
      kind,
      title: change.title ?? "",
      scope: change.scope ?? "",
      priceMicros: change.priceMicros ?? 0n,
      days: change.days ?? 0,
      revisions: change.revisions ?? 0,
    };
  if (kind === "lower")
    return { kind, taskId: change.taskId ?? "", priceMicros: change.priceMicros ?? 0n };
  if (kind === "days") return { kind, taskId: change.taskId ?? "", days: change.days ?? 0 };
  return kind === "drop"
    ? { kind, position: change.position ?? 0 }
    : { kind, scope: change.scope ?? "" };
}
