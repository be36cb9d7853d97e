/** Previews a ruling with the same checks and amounts, and writes nothing. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { refusalOf } from "#app/domain/kernel/refusal.ts";
import type { Entry } from "#app/domain/ledger/post.ts";
import { disputePage } from "./dispute-page.ts";
import { whyNotDispute } from "./dispute-obstacle.ts";
import { explained } from "./rule.ts";
import type { RuleInput } from "./rule.ts";
import { divideHeld, previewRuling } from "./ruling-division.ts";
import type { Division } from "./ruling-division.ts";

export interface RulingPreviewed {
  division: Division;
  /** The transfers, in the order they will be posted. */
  entries: Entry[];
  currency: Currency;
  /** Owner id → name, for the accounts of people. */
  names: Record<string, string>;
}

/** Refuses exactly what `rule` would refuse now. */
export async function rulingPreview(
  viewer: Viewer,
  input: Omit<RuleInput, "key">,
): Promise<RulingPreviewed> {
  const dispute = await disputePage(viewer, input.disputeId);
  const party = requireParty(viewer, "staff.disputes.preview", dispute);
  const obstacle = whyNotDispute(dispute, "rule", party, input.version);
  if (obstacle !== null) throw refusalOf(obstacle);
  explained(input.explanation);
  const { currency, heldMicros: micros } = dispute;
  const division = divideHeld({ micros, currency }, input.choice);
  return {
    division,
    entries: previewRuling({ ...dispute, id: dispute.taskId }, division, nowDate()),
    currency,
    names: {
      [dispute.buyerId]: dispute.buyerName,
      [dispute.freelancerId]: dispute.freelancerName,
      [dispute.taskId]: dispute.title,
    },
  };
}
