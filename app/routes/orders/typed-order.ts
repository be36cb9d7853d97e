/** What the fields of the order's form show: what was just sent and refused, else what was saved before. Pure. */
import type { OrderDraft } from "#app/domain/orders/drafts/order-draft.ts";
import { answerField } from "#app/domain/orders/questions/read-answers.ts";
import type { Refused } from "#app/http/refused.ts";

/** Field → text. */
export function typedOrder(
  refused: Refused | null,
  draft: OrderDraft | null,
): Record<string, string> {
  if (refused !== null) return refused.values;
  if (draft === null) return {};
  const answers = Object.entries(draft.answers).map(([key, text]) => [answerField(key), text]);
  return { brief: draft.brief, reference: draft.reference, ...Object.fromEntries(answers) };
}
