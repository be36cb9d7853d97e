/** Reads a proposed change from the flat body of its operation: each kind needs its own fields. */
import type { ChangeKind } from "#app/domain/agreements/changes/change-kinds.ts";
import type { Proposed } from "#app/domain/agreements/changes/proposed.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";

export interface ProposedBody {
  kind: ChangeKind;
  task_id?: string | undefined;
  position?: number | undefined;
  title?: string | undefined;
  scope?: string | undefined;
  price?: bigint | undefined;
  days?: number | undefined;
  revisions?: number | undefined;
}

/** Refuses `invalid_input` for a missing field. */
export function proposedFrom(body: ProposedBody): Proposed {
  const { kind } = body;
  const need = <F extends Exclude<keyof ProposedBody, "kind">>(field: F) =>
    body[field] ??
    refuse("invalid_input", { field, sentence: `A change of kind ${kind} needs \`${field}\`.` });
  if (kind === "add")
    return {
      kind,
      title: need("title"),
      scope: body.scope ?? "",
      priceMicros: need("price"),
      days: need("days"),
      revisions: body.revisions ?? 0,
    };
  if (kind === "lower") return { kind, taskId: need("task_id"), priceMicros: need("price") };
  if (kind === "days") return { kind, taskId: need("task_id"), days: need("days") };
  return kind === "drop" ? { kind, position: need("position") } : { kind, scope: need("scope") };
}
