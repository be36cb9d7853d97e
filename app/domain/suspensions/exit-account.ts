/** A payout account for a suspended person without an earlier one: proposed by one member of staff, signed by a second. */
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { fingerprint, encrypt } from "#app/domain/kernel/encrypted-text.ts";
import { accountTail, readAccountNumber } from "#app/domain/payouts/account-number.ts";
import { accountHolder, heldAs } from "#app/domain/payouts/account-holder.ts";
import { sql } from "#app/domain/store/store.ts";
import { lockStaffWith } from "./open-suspension.ts";
import { knownAccount } from "./payout-account.ts";

export interface ProposeInput {
  userId: string;
  holder: string;
  /** As the person gave it to staff. */
  account: string;
  /** How staff know that the account is theirs. */
  reason: string;
  key: string;
}

/**
 * Proposes an account and signs it. Refuses `not_found`, `own_account`, `payout_method_invalid`, `invalid_input`, and
 * `transition_refused` when the person is not suspended or has a known account already.
 */
export async function proposeExitAccount(
  actor: UserActor,
  input: ProposeInput,
): Promise<Outcome<{ exitAccountId: string }>> {
  requireAbility(actor, "suspensions.propose_account");
  const { userId, key } = input;
  const holder = accountHolder(input.holder);
  const reason = requireWritten(input.reason, "accountReason", {
    max: 500,
    min: 3,
    lines: "many",
    empty: "Please say how you know that this account is theirs.",
  });
  const account = readAccountNumber(input.account);
  if (account === null) refuse("payout_method_invalid", { field: "account" });
  // Hashed as it always was, so that an old key keeps its answer.
  const remembered = {
    userId,
    holder: heldAs(input.holder),
    reason: input.reason.trim(),
    account: fingerprint(account),
  };
  const spec = { name: "suspensions.propose_account" as const, actor, key, input: remembered };
  return command(spec, async (tx) => {
    const suspension = await lockStaffWith(tx, actor.id, userId);
    if ((await knownAccount(tx.sql, suspension)) !== null)
      refuse("transition_refused", {
        sentence:
          "A payout reached an account of theirs before the suspension, so the money goes there.",
      });
    const [methodId, id] = [newId("payoutMethod"), newId("exitAccount")];
    const { at, id: commandId } = tx.command;
    // Removed from the start, so that it never becomes the account of ordinary payouts.
    await tx.sql`
      insert into payout_methods (id, user_id, holder, account_sealed, account_tail, created_at, cools_until, removed_at, command_id)
      values (${methodId}, ${userId}, ${holder}, ${encrypt(account, userId)}, ${accountTail(account)}, ${at}, ${at}, ${at}, ${commandId})`;
    await tx.sql`
      insert into exit_accounts (id, suspension_id, method_id, reason, at, command_id)
      values (${id}, ${suspension.id}, ${methodId}, ${reason}, ${at}, ${commandId})`;
    await sign(tx, id, actor.id);
    const payload = { userId, account: accountTail(account), note: reason };
    await enqueue(tx, [{ name: "suspension.account_proposed", subjectId: id, payload }]);
    return { exitAccountId: id };
  });
}

/**
 * Adds the second signature: from then on payouts of this suspension may go there. Refuses `not_found`, `own_account`,
 * `same_signature`, and `stale` when another account was proposed since.
 */
export async function signExitAccount(
  actor: UserActor,
  input: { exitAccountId: string; key: string },
): Promise<Outcome<{ exitAccountId: string }>> {
  requireAbility(actor, "suspensions.sign_account");
  const { exitAccountId, key } = input;
  const [row] = await sql<{ userId: string }[]>`
    select s.user_id as "userId" from exit_accounts e join suspensions s on s.id = e.suspension_id where e.id = ${exitAccountId}`;
  const { userId } = found(row);
  const spec = { name: "suspensions.sign_account" as const, actor, key, input: { exitAccountId } };
  return command(spec, async (tx) => {
    const suspension = await lockStaffWith(tx, actor.id, userId);
    const [newest] = await tx.sql<Array<{ id: string; tail: string; signers: string[] }>>`
      select e.id, m.account_tail as tail,
             array(select signed_by from exit_account_signatures where exit_account_id = e.id)::text[] as signers
      from exit_accounts e join payout_methods m on m.id = e.method_id
      where e.suspension_id = ${suspension.id} order by e.id desc limit 1`;
    if (newest?.id !== exitAccountId) refuse("stale");
    if (newest.signers.includes(actor.id)) refuse("same_signature");
    await sign(tx, exitAccountId, actor.id);
    const payload = { userId, account: newest.tail };
    await enqueue(tx, [{ name: "suspension.account_agreed", subjectId: exitAccountId, payload }]);
    return { exitAccountId };
  });
}

async function sign(tx: Tx, exitAccountId: string, signedBy: string): Promise<void> {
  await tx.sql`
    insert into exit_account_signatures (exit_account_id, signed_by, at, command_id)
    values (${exitAccountId}, ${signedBy}, ${tx.command.at}, ${tx.command.id})`;
}
