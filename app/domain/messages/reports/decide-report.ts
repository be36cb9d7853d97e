/** Staff's decision on a reported message. Both people read its reason; a suspension is a decision of its own. */
import { actsFor } from "#app/domain/access/party.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { NewEvent } from "#app/domain/events/events.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { decidedBy } from "#app/domain/oversight/decided-by.ts";
import { MAX_DECISION_REASON } from "./report-decisions.ts";
import type { ReportDecision } from "./report-decisions.ts";
import { reportReasonWords } from "./report-reasons.ts";

export interface DecideInput {
  reportId: string;
  decision: ReportDecision;
  explanation: string;
  key: string;
}

interface Locked {
  reason: string;
  decision: string | null;
  reporterId: string;
  authorId: string;
  authorName: string;
}

/**
 * Refuses `not_found` for unknown reports and to all but support, `own_account` to a member of staff who is one of the two,
 * `transition_refused` for a report that is decided, and `invalid_input` without a reason.
 */
export async function decideReport(
  actor: UserActor,
  input: DecideInput,
): Promise<Outcome<{ reportId: string; decision: ReportDecision }>> {
  requireAbility(actor, "messages.decide_report");
  const { reportId, decision, key } = input;
  const explanation = requireWritten(input.explanation, "explanation", {
    max: MAX_DECISION_REASON,
    min: 3,
    lines: "many",
    empty: "Please say why; both people read it.",
  });
  const remembered = { reportId, decision, explanation };
  const spec = { name: "messages.decide_report" as const, actor, key, input: remembered };
  return command(spec, async (tx) => {
    const [row] = await tx.sql<Locked[]>`
      select r.reason, r.decision, r.reporter_id as "reporterId", l.author_id as "authorId", u.name as "authorName"
      from message_reports r join thread_lines l on l.id = r.line_id join users u on u.id = l.author_id
      where r.id = ${reportId} for no key update of r`;
    const report = found(row);
    if ([report.reporterId, report.authorId].some((id) => actsFor(actor, id)))
      refuse("own_account", {
        sentence: "This is about a conversation of yours. Ask another member of staff.",
      });
    if (report.decision !== null)
      refuse("transition_refused", { sentence: "This report is already decided." });
    const { id: commandId, at } = tx.command;
    await tx.sql`
      update message_reports set decision = ${decision}, explanation = ${explanation}, decided_by = ${actor.id},
        decided_at = ${at}, command_id = ${commandId}
      where id = ${reportId}`;
    await enqueue(tx, [
      ...told(reportId, report, { decision, explanation }),
      {
        name: "staff.report_decided",
        subjectId: reportId,
        payload: {
          person: report.authorName,
          change: decision,
          note: explanation,
          ...(await decidedBy(tx)),
        },
      },
    ]);
    return { reportId, decision };
  });
}

function told(
  reportId: string,
  { reason, reporterId, authorId, authorName }: Locked,
  { decision, explanation: note }: Pick<DecideInput, "decision" | "explanation">,
): NewEvent[] {
  const change = decision;
  const answer = { userId: reporterId, person: authorName, change, note };
  const warning = { userId: authorId, change: reportReasonWords(reason), note };
  return [
    { name: "report.decided", subjectId: reportId, payload: answer },
    ...(decision === "upheld"
      ? [{ name: "report.warned", subjectId: reportId, payload: warning } as const]
      : []),
  ];
}
