/** The clock's part of recoveries: tells the person again, mails the link at the end of the wait, and ends a link unused. */
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { makeLink } from "#app/domain/security/mailed-links.ts";
import { endRecovery } from "./move-recovery.ts";
import { nextMoment, READY_HOURS } from "./recovery-lifecycle.ts";
import type { RecoveryState } from "./recovery-lifecycle.ts";
import { stopOpen } from "./stop-recovery.ts";
import { tellEveryAddress } from "./tell-every-address.ts";

const NAME = "security.run_recoveries" as const;
const CHUNK = 100;

interface Due {
  id: string;
}

/** Returns how many were moved on. Safe at any time, in parallel and after a kill. */
export async function runRecoveries(control: RunControl = {}): Promise<number> {
  const carryOut = async (due: Due[]) => {
    const spec = { name: NAME, actor: CLOCK, key: newFormKey(), input: { due } };
    return (await command(spec, async (tx) => ({ moved: await moveAll(tx, due) }))).answer.moved;
  };
  const due = chunks<Due>((after) => dueRecoveries(after?.id ?? ""));
  // One per batch, so that a failure does not delay other people.
  return workThrough({ name: NAME, idOf: ({ id }) => id, due, carryOut, batch: 1 }, control);
}

function dueRecoveries(after: string): Promise<Due[]> {
  return sql<Due[]>`
    select id from recoveries where next_at <= ${nowDate()} and id > ${after} order by id limit ${CHUNK}`;
}

interface Locked {
  id: string;
  userId: string;
  email: string;
  state: RecoveryState;
  begunAt: Date;
  dueAt: Date;
  /** The account's address today. */
  address: string | null;
}

async function moveAll(tx: Tx, due: readonly Due[]): Promise<number> {
  for (const { id } of due) {
    // The person first, as every other command does.
    await tx.sql`select from users where id = (select user_id from recoveries where id = ${id}) for no key update`;
    const [recovery] = await tx.sql<Locked[]>`
      select r.id, r.user_id as "userId", r.email, r.state, r.begun_at as "begunAt", r.due_at as "dueAt", u.email as address
      from recoveries r join users u on u.id = r.user_id where r.id = ${id} and r.next_at <= ${tx.command.at}`;
    if (recovery !== undefined) await moveOn(tx, recovery);
  }
  return due.length;
}

async function moveOn(tx: Tx, recovery: Locked): Promise<void> {
  const { id, userId, dueAt, state } = recovery;
  if (state === "ready") {
    await endRecovery(tx, { id, userId }, "lapse");
  } else if (recovery.address?.toLowerCase() !== recovery.email.toLowerCase()) {
    // A new address was set by a person with the factor: there is nothing to recover.
    await stopOpen(tx, userId, id, undefined);
  } else if (dueAt <= tx.command.at) {
    await open(tx, recovery);
  } else {
    await tx.sql`
      update recoveries set next_at = ${nextMoment(recovery, tx.command.at)}, command_id = ${tx.command.id} where id = ${id}`;
    await tellEveryAddress(tx, "account.recovery_reminder", recovery);
  }
}

async function open(tx: Tx, { id, userId, email }: Locked): Promise<void> {
  const { at, id: by } = tx.command;
  const nextAt = hoursAfter(at, READY_HOURS);
  await tx.sql`
    update recoveries set state = 'ready', next_at = ${nextAt}, command_id = ${by} where id = ${id} and state = 'waiting'`;
  const facts = { recoveryId: id };
  const link = { purpose: "recover" as const, userId, email, hours: READY_HOURS, facts };
  const linkId = await makeLink(tx, link, { keepOthers: true });
  const payload = { userId, linkId, dueAt: nextAt.toISOString() };
  await enqueue(tx, [{ name: "account.recovery_ready", subjectId: id, payload }]);
}
