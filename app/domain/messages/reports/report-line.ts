/** Reports a message to staff, who then read it with the messages around it. Its author is not told who reported it. */
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { firstIdAt, newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { REPORT_REASONS, reportReasonWords } from "./report-reasons.ts";
import { reportableLine } from "./reportable-line.ts";

export const MAX_REPORT_NOTE = 1000;

/** Enough for a person who is harassed, and few enough for staff to read. */
const REPORTS_PER_DAY = 20;

export interface ReportInput {
  lineId: string;
  /** A code of `REPORT_REASONS`. */
  reason: string;
  note: string;
  key: string;
}

/**
 * Refuses `not_found` and `own_account` as `reportableLine` does, `invalid_input`, `transition_refused` for a message reported before,
 * and `too_many_attempts`.
 */
export async function reportLine(
  actor: UserActor,
  input: ReportInput,
): Promise<Outcome<{ reportId: string }>> {
  const { lineId, reason, key } = input;
  if (!Object.hasOwn(REPORT_REASONS, reason))
    refuse("invalid_input", { field: "reason", sentence: "Choose what is wrong with it." });
  const note = requireWritten(input.note, "note", {
    max: MAX_REPORT_NOTE,
    min: reason === "other" ? 1 : 0,
    lines: "many",
    empty: "Say in your own words what is wrong with it.",
  });
  const spec = {
    name: "messages.report" as const,
    actor,
    key,
    input: { lineId, reason, note },
  };
  return command(spec, async (tx) => {
    const line = await reportableLine(actor, lineId, tx.sql);
    await requireFewReports(tx, actor.id);
    const reportId = newId("messageReport");
    const written = await tx.sql`
      insert into message_reports (id, line_id, reporter_id, reason, note, at, command_id)
      values (${reportId}, ${lineId}, ${actor.id}, ${reason}, ${note}, ${tx.command.at}, ${tx.command.id})
      on conflict (line_id, reporter_id) do nothing returning id`;
    if (written.length === 0)
      refuse("transition_refused", { sentence: "You have already reported this message." });
    const payload = { person: line.authorName, change: reportReasonWords(reason) };
    await enqueue(tx, [{ name: "report.made", subjectId: reportId, payload }]);
    return { reportId };
  });
}

async function requireFewReports(tx: Tx, reporterId: string): Promise<void> {
  const since = firstIdAt("messageReport", hoursAfter(tx.command.at, -24));
  const [row] = await tx.sql<{ reports: number }[]>`
    select count(*)::int as reports from message_reports where reporter_id = ${reporterId} and id >= ${since}`;
  if (found(row).reports < REPORTS_PER_DAY) return;
  refuse("too_many_attempts", {
    facts: { retry_after_seconds: `${24 * 3600}` },
    sentence: `You can report ${REPORTS_PER_DAY} messages a day. If a person does not leave you alone, block them.`,
  });
}
