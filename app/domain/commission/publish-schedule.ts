/** Publishes a new version of the commission schedule. Versions are never edited; running tasks keep their rate. */
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { decidedBy } from "#app/domain/oversight/decided-by.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { checkRates } from "./draft-rates.ts";
import type { DraftRate } from "./draft-rates.ts";
import type { CommissionRate } from "./schedule.ts";

export interface PublishInput {
  /** Newest version when the form was made; refuses `stale` if there is a newer one. */
  basedOn: number;
  /** Null: begins at once. */
  effectiveFrom: Date | null;
  /** The reason, which everybody can read. */
  note: string;
  rates: DraftRate[];
  key: string;
}

const MAX_SCHEDULE_NOTE = 500;

/**
 * Publishes the next version and returns its number. Staff only (`not_allowed`); refuses `stale`, `schedule_backdated`,
 * `invalid_input` for a missing note, and what `checkRates` refuses.
 */
export async function publishSchedule(
  actor: Actor,
  input: PublishInput,
): Promise<Outcome<{ version: number }>> {
  requireAbility(actor, "commission.publish");
  const note = publishedNote(input.note);
  const { basedOn, effectiveFrom, rates, key } = input;
  const remembered = { basedOn, effectiveFrom, note: input.note.trim(), rates };
  return command({ name: "commission.publish", actor, key, input: remembered }, async (tx) => {
    const [newest] = await tx.sql<{ version: number; effectiveFrom: Date }[]>`
      select version, effective_from as "effectiveFrom" from commission_schedules
      order by version desc limit 1`;
    if (newest?.version !== basedOn) refuse("stale");
    const from = effectiveFrom ?? tx.command.at;
    requireLater(from, tx.command.at, newest.effectiveFrom);
    const checked = await checkRates(rates, tx.sql);
    await writeSchedule(tx, { version: basedOn + 1, effectiveFrom: from, note }, checked);
    const payload = {
      title: `${basedOn + 1}`,
      dueAt: from.toISOString(),
      note: tidyText(note),
      ...(await decidedBy(tx)),
    };
    await enqueue(tx, [
      { name: "staff.commission_published", subjectId: `version ${basedOn + 1}`, payload },
    ]);
    return { version: basedOn + 1 };
  });
}

/** The newest version must begin last, or an older one would apply again later. */
export function requireLater(from: Date, at: Date, newestFrom: Date): void {
  if (from < at || from < newestFrom) refuse("schedule_backdated", { field: "effective_from" });
}

/** Trims the note. Refuses `invalid_input` when it is empty or longer than 500 characters. */
export function publishedNote(text: string): string {
  const empty = "Say why. Everyone can read it.";
  return requireWritten(text, "note", { max: MAX_SCHEDULE_NOTE, min: 1, lines: "many", empty });
}

async function writeSchedule(
  tx: Tx,
  schedule: { version: number; effectiveFrom: Date; note: string },
  rates: CommissionRate[],
): Promise<void> {
  const id = newId("schedule");
  await tx.sql`
    insert into commission_schedules (id, version, effective_from, note, command_id)
    values (${id}, ${schedule.version}, ${schedule.effectiveFrom}, ${schedule.note}, ${tx.command.id})`;
  await tx.sql`
    insert into commission_rates (schedule_id, category_id, freelancer_id, bps, command_id)
    select ${id}, category, freelancer, bps, ${tx.command.id}
    from unnest(${rates.map((rate) => rate.categoryId)}::text[], ${rates.map((rate) => rate.freelancerId)}::text[],
                ${rates.map((rate) => rate.bps)}::int[]) as r(category, freelancer, bps)`;
}
