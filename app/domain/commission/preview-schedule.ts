/** Previews a commission schedule: runs the checks of publishing and shows its impact; writes nothing. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { checkRates } from "./draft-rates.ts";
import { publishedNote, requireLater } from "./publish-schedule.ts";
import type { PublishInput } from "./publish-schedule.ts";
import { scheduleHistory } from "./schedule-history.ts";
import { scheduleImpact } from "./schedule-impact.ts";
import type { ScheduleImpact } from "./schedule-impact.ts";
import { currentSchedule } from "./schedule.ts";

export interface SchedulePreview extends ScheduleImpact {
  version: number;
  /** Null: begins at once. */
  effectiveFrom: Date | null;
}

/** Refuses what `publishSchedule` would refuse now. */
export async function schedulePreview(
  viewer: Viewer,
  input: Omit<PublishInput, "key">,
): Promise<SchedulePreview> {
  requireAbility(viewer, "staff.commission.preview");
  publishedNote(input.note);
  const at = nowDate();
  const newest = found((await scheduleHistory())[0]);
  if (newest.version !== input.basedOn) refuse("stale");
  requireLater(input.effectiveFrom ?? at, at, newest.effectiveFrom);
  const rates = await checkRates(input.rates);
  const impact = await scheduleImpact(await currentSchedule(at), rates);
  return { ...impact, version: input.basedOn + 1, effectiveFrom: input.effectiveFrom };
}
