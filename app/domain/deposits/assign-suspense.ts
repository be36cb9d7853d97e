/** Assigns an unexplained payment to its owner: staff move it from suspense to that person's balance, once (decision 78). */
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { fit, REASON } from "#app/domain/people/person-fields.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { decidedBy } from "#app/domain/oversight/decided-by.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { post } from "#app/domain/ledger/post.ts";
import type { Sql, Tx as TxSql } from "#db/client.server.ts";
import { isOpenAccount } from "#app/domain/people/open-account.ts";
import { isOpenDeposit } from "./deposit-lifecycle.ts";
import { lockDeposit, moveDeposit } from "./move-deposit.ts";
import { openReceipt, refuseAssigned } from "./suspense-receipts.ts";
import type { SuspenseReceipt } from "./suspense-receipts.ts";

export interface AssignmentInput {
  /** The transfer that brought the money into suspense. */
  transferId: string;
  handle: string;
  /** Stored for ever; the person reads it. */
  reason: string;
}

/** The effect of an assignment. */
export interface AssignmentPreview {
  receipt: SuspenseReceipt;
  person: { id: string; handle: string; name: string };
  /** The person's deposit that waits for this payment and that the assignment ends; null when there is none. */
  endsDeposit: string | null;
}

export interface Assignment {
  assignmentId: string;
  userId: string;
  handle: string;
  currency: Currency;
  /** As digits, because answers are stored as JSON. */
  micros: string;
}

/** For staff only; refuses what `assignSuspense` would, and writes nothing. */
export async function previewAssignment(
  actor: UserActor,
  input: AssignmentInput,
): Promise<AssignmentPreview> {
  requireAbility(actor, "staff.suspense.preview");
  fit(REASON, { reason: input.reason });
  return judge(sql, actor, input);
}

/** The facts of a payment, for staff only. Refuses as `openReceipt` does. */
export async function suspenseReceipt(actor: UserActor, id: string): Promise<SuspenseReceipt> {
  requireAbility(actor, "staff.suspense.read");
  return openReceipt(sql, id);
}

/**
 * Moves the whole amount. Refuses `not_found` to everybody but staff and for an id of no such payment, `already_reversed`,
 * `transition_refused` when it has an owner, `invalid_input` for a handle of no person who may sign in, and `own_account`: staff
 * cannot give money to themselves.
 */
export async function assignSuspense(
  actor: UserActor,
  input: AssignmentInput & { key: string },
): Promise<Outcome<Assignment>> {
  requireAbility(actor, "deposits.assign_suspense");
  const { reason } = fit(REASON, { reason: input.reason });
  const { transferId, handle, key } = input;
  const spec = {
    name: "deposits.assign_suspense" as const,
    actor,
    key,
    input: { transferId, handle, reason },
  };
  return command(spec, async (tx) => {
    const { receipt, person, endsDeposit } = await judge(tx.sql, actor, input);
    if (!(await isOpenAccount(tx, person.id))) refuseHandle();
    const { currency, micros } = receipt;
    const assignmentId = newId("assignment");
    // Two members of staff at once: the second waits here, and is refused because the payment has an owner.
    const written = await tx.sql`
      insert into suspense_assignments (id, transfer_id, user_id, reason, command_id)
      values (${assignmentId}, ${receipt.id}::bigint, ${person.id}, ${tidyText(reason)}, ${tx.command.id})
      on conflict (transfer_id) do nothing`;
    if (written.count === 0) refuseAssigned();
    const entry = { kind: "suspense.assign", from: PLATFORM, to: person.id } as const;
    await post(tx, [{ ...entry, currency, micros, subject: assignmentId }]);
    if (endsDeposit !== null) await endDeposit(tx, endsDeposit);
    const payload = {
      userId: person.id,
      currency,
      amount: decimal(micros),
      note: tidyText(reason),
    };
    const told = { ...payload, person: person.name, ...(await decidedBy(tx)) };
    await enqueue(tx, [
      { name: "suspense.assigned", subjectId: assignmentId, payload },
      { name: "staff.suspense_assigned", subjectId: assignmentId, payload: told },
    ]);
    return {
      assignmentId,
      userId: person.id,
      handle: person.handle,
      currency,
      micros: `${micros}`,
    };
  });
}

async function judge(
  reader: Sql | TxSql,
  actor: UserActor,
  { transferId, handle }: AssignmentInput,
): Promise<AssignmentPreview> {
  const receipt = await openReceipt(reader, transferId);
  const [person] = await reader<Array<AssignmentPreview["person"]>>`
    select id, handle, name from users where lower(handle) = ${handle.trim().replace(/^@/, "").toLowerCase()} and state = 'active'`;
  if (person === undefined) refuseHandle();
  if (person.id === actor.id) refuse("own_account");
  const { deposit } = receipt;
  const waits = deposit !== null && deposit.userId === person.id && deposit.state === "unknown";
  return { receipt, person, endsDeposit: waits ? deposit.id : null };
}

function refuseHandle(): never {
  refuse("invalid_input", {
    field: "handle",
    sentence: "No person who can sign in has this handle.",
  });
}

/** Fails the deposit: its own payment never came, and the assigned one is in the balance. */
async function endDeposit(tx: Tx, id: string): Promise<void> {
  const deposit = await lockDeposit(tx, { id, ref: null });
  if (deposit === undefined || !isOpenDeposit(deposit.state)) return;
  await moveDeposit(tx, deposit, "fail", {
    failure: "A different amount arrived from the one you asked for. It is in your balance.",
    nextAt: null,
    settledAt: tx.command.at,
  });
}
