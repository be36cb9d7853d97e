/** A freelancer's payout account: one bank account each, stored encrypted; it rests before its first payout. */
import { requireVerified } from "#app/domain/people/verified-email.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { env } from "#app/env.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { announce } from "#app/domain/security/announce.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { refusedTogether } from "#app/domain/kernel/refused-together.ts";
import { fingerprint, encrypt } from "#app/domain/kernel/encrypted-text.ts";
import { accountTail, readAccountNumber } from "./account-number.ts";
import { accountHolder, heldAs } from "./account-holder.ts";

export interface MethodInput {
  holder: string;
  /** As typed; spaces do not matter. */
  account: string;
  key: string;
}

/** The account as it is stored. Refuses `invalid_input` (holder) and `payout_method_invalid`, both at once. */
export async function fittedAccount(
  input: Pick<MethodInput, "holder" | "account">,
): Promise<{ holder: string; account: string }> {
  const account = readAccountNumber(input.account);
  let holder = "";
  await refusedTogether(
    () => {
      holder = accountHolder(input.holder);
    },
    () =>
      account ??
      refuse("payout_method_invalid", {
        field: "account",
        sentence:
          "This account number is not correct. Please compare it with your bank’s, character by character.",
      }),
  );
  return { holder, account: account ?? "" };
}

/**
 * Adds the account, or replaces the present one; the new one rests for the cool-down. Payouts on their way keep the account they
 * were made with. Refuses `payout_method_invalid`, `invalid_input` (holder),and `step_up_required`.
 */
export async function saveMethod(
  actor: Actor,
  input: MethodInput,
): Promise<Outcome<{ methodId: string }>> {
  requireAbility(actor, "payouts.save_method");
  const { holder, account } = await fittedAccount(input);
  // The command's input has the number's fingerprint, never the number itself.
  const remembered = { holder: heldAs(input.holder), account: fingerprint(account) };
  return command(
    { name: "payouts.save_method", actor, key: input.key, input: remembered },
    async (tx) => {
      await requireVerified(tx, actor.id);
      const replaced = await retire(tx, actor.id);
      const coolsUntil = hoursAfter(tx.command.at, env.methodCooldownHours);
      const id = newId("payoutMethod");
      await tx.sql`
      insert into payout_methods (id, user_id, holder, account_sealed, account_tail, created_at, cools_until, command_id)
      values (${id}, ${actor.id}, ${holder}, ${encrypt(account, actor.id)}, ${accountTail(account)}, ${tx.command.at},
              ${coolsUntil}, ${tx.command.id})`;
      const rests = env.methodCooldownHours === 0 ? {} : { dueAt: coolsUntil.toISOString() };
      const facts = { tail: accountTail(account), ...rests };
      await announce(tx, "payout_account.changed", {
        subjectId: id,
        facts: { ...facts, change: replaced === null ? "added" : "replaced" },
      });
      const reason = replaced === null ? "added" : "replaced";
      securityLogAfter(tx, "payout_account.changed", { payoutAccount: id, reason });
      return { methodId: id };
    },
  );
}

/** Removes the account; nothing is paid out until there is another. Refuses `not_found` when it is not theirs or was removed. */
export async function removeMethod(
  actor: Actor,
  input: { methodId: string; key: string },
): Promise<Outcome<{ methodId: string }>> {
  requireAbility(actor, "payouts.remove_method");
  const { methodId, key } = input;
  return command({ name: "payouts.remove_method", actor, key, input: { methodId } }, async (tx) => {
    const removed = await retire(tx, actor.id, methodId);
    if (removed === null) refuse("not_found");
    await announce(tx, "payout_account.changed", {
      subjectId: methodId,
      facts: { change: "removed", tail: removed.tail },
    });
    securityLogAfter(tx, "payout_account.changed", { payoutAccount: methodId, reason: "removed" });
    return { methodId };
  });
}

/** The removed account; null when there was none. */
async function retire(
  tx: Tx,
  userId: string,
  methodId: string | null = null,
): Promise<{ tail: string } | null> {
  const [gone] = await tx.sql<{ tail: string }[]>`
    update payout_methods set removed_at = ${tx.command.at}, command_id = ${tx.command.id}
    where user_id = ${userId} and removed_at is null and id = coalesce(${methodId}, id)
    returning account_tail as tail`;
  return gone ?? null;
}
