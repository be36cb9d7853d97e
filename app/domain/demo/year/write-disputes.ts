/** Writes the settled disputes of the demo's year: opened, answered, and closed by a ruling or by the buyer. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { YearDispute } from "./plan-disputes.ts";

export async function writeDisputes(tx: Tx, disputes: readonly YearDispute[]): Promise<void> {
  const { id: by } = tx.command;
  const rows = disputes.map(({ statements: _statements, ruling: _ruling, ...dispute }) => ({
    ...dispute,
    contestedMicros: `${dispute.contestedMicros}`,
  }));
  const told = JSON.stringify(rows);
  const statements = disputes.flatMap(({ id: dispute, statements: said }) =>
    said.map((statement) => ({ dispute, ...statement })),
  );
  const rulings = disputes.flatMap(({ id: dispute, closedAt, ruling }) =>
    ruling === null
      ? []
      : [
          {
            dispute,
            ...ruling,
            release: `${ruling.release}`,
            refund: `${ruling.refund}`,
            closedAt,
          },
        ],
  );
  await Promise.all([
    tx.sql`
      insert into disputes (id, task_id, buyer_id, freelancer_id, opened_by, reason, state, currency, contested_micros,
                            answer_due_at, opened_at, command_id)
      select id, "taskId", "buyerId", "freelancerId", 'buyer', 'not_as_ordered', 'open', 'USD', "contestedMicros", "answerDueAt",
             "openedAt", ${by}
      from json_to_recordset(${told}::text::json)
        as r(id text, "taskId" text, "buyerId" text, "freelancerId" text, "contestedMicros" bigint, "answerDueAt" timestamptz,
             "openedAt" timestamptz)`.execute(),
    tx.sql`
      insert into dispute_statements (id, dispute_id, side, author_id, body, at, command_id)
      select id, dispute, side, "authorId", body, at, ${by}
      from json_to_recordset(${JSON.stringify(statements)}::text::json)
        as r(id text, dispute text, side text, "authorId" text, body text, at timestamptz)`.execute(),
    tx.sql`
      update disputes d set state = 'review', version = version + 1, review_at = r."reviewAt", ruling_due_at = r."rulingDueAt", command_id = ${by}
      from json_to_recordset(${told}::text::json) as r(id text, "reviewAt" timestamptz, "rulingDueAt" timestamptz) where d.id = r.id`.execute(),
    tx.sql`
      insert into rulings (dispute_id, staff_id, release_micros, refund_micros, explanation, at, command_id)
      select dispute, "staffId", release, refund, explanation, "closedAt", ${by}
      from json_to_recordset(${JSON.stringify(rulings)}::text::json)
        as r(dispute text, "staffId" text, release bigint, refund bigint, explanation text, "closedAt" timestamptz)`.execute(),
    tx.sql`
      update disputes d set state = 'closed', version = version + 1, closed_at = r."closedAt", closed_by = r."closedBy", outcome = r.outcome, command_id = ${by}
      from json_to_recordset(${told}::text::json) as r(id text, "closedAt" timestamptz, "closedBy" text, outcome text) where d.id = r.id`.execute(),
  ]);
}
