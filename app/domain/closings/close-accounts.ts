/** The clock closes accounts whose people asked for it: each by its own command, which judges everything again under the lock. */
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { sql } from "#app/domain/store/store.ts";
import { closingStanding } from "./closing-standing.ts";
import type { ClosingStanding } from "./closing-standing.ts";
import { isDisowned } from "./disowned.ts";
import { endAccount } from "./end-account.ts";
import { callOff } from "./keep-account.ts";
import { lockEnding } from "./open-closing.ts";
import type { OpenClosing } from "./open-closing.ts";
import { emptyPurses } from "./rest-of-balance.ts";

const NAME = "closings.carry_out" as const;
const CHUNK = 100;

interface DueClosing {
  id: string;
  userId: string;
}

/** Returns how many were closed. Safe at any time, in parallel and after a kill. */
export async function closeAccounts(control: RunControl = {}): Promise<number> {
  const carryOut = async (due: DueClosing[]) => {
    const spec = { name: NAME, actor: CLOCK, key: newFormKey(), input: { due } };
    return (await command(spec, async (tx) => ({ closed: await closeAll(tx, due) }))).answer.closed;
  };
  const due = chunks<DueClosing>((after) => dueClosings(after?.id ?? ""));
  return workThrough({ name: NAME, idOf: ({ id }) => id, due, carryOut, batch: 1 }, control);
}

async function dueClosings(after: string): Promise<DueClosing[]> {
  return sql<DueClosing[]>`
    select id, user_id as "userId" from closings where next_at <= ${nowDate()} and id > ${after} order by id limit ${CHUNK}`;
}

async function closeAll(tx: Tx, due: readonly DueClosing[]): Promise<number> {
  let closed = 0;
  for (const { id, userId } of due) {
    // Orders of the person's gigs and deposits hold the same lock, so what was begun before is seen now.
    const closing = await lockEnding(tx, userId);
    if (closing?.id !== id || closing.nextAt > tx.command.at) continue;
    if (await isDisowned(tx, closing)) {
      await callOff(tx, closing, "not_me");
      continue;
    }
    const standing = await closingStanding(tx.sql, closing, tx.command.at);
    if (standing.reasons.length > 0 || standing.waits.length > 0) await wait(tx, closing, standing);
    else {
      await close(tx, closing, standing);
      closed += 1;
    }
  }
  return closed;
}

/** The clock looks again at the known date, and every hour where something has to be done first. */
async function wait(
  tx: Tx,
  closing: OpenClosing,
  { until, reasons }: ClosingStanding,
): Promise<void> {
  const soon = hoursAfter(tx.command.at, 1);
  const nextAt = reasons.length > 0 || until === null ? soon : until;
  await tx.sql`
    update closings set state = 'waiting', waits_until = ${until}, next_at = ${nextAt}, command_id = ${tx.command.id}
    where id = ${closing.id}`;
}

async function close(
  tx: Tx,
  closing: OpenClosing,
  { purses, method }: ClosingStanding,
): Promise<void> {
  const { id, userId } = closing;
  const amounts = await emptyPurses(tx, closing, purses, method);
  const { name, email } = await endAccount(tx, userId);
  await tx.sql`
    update closings set state = 'closed', waits_until = null, next_at = null, ended_at = ${tx.command.at}, former_name = ${name},
      last_email = ${email}, command_id = ${tx.command.id}
    where id = ${id}`;
  securityLogAfter(tx, "account.closed", { account: userId, closing: id });
  await enqueue(tx, [{ name: "account.closed", subjectId: id, payload: { userId, amounts } }]);
}
