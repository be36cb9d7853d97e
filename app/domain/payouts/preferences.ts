/** A freelancer's payout preferences: the threshold, and whether payouts are automatic. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { env } from "#app/env.server.ts";
import { announce } from "#app/domain/security/announce.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { decimal, formatMoney } from "#app/domain/kernel/money.ts";
import type { Currency, Money } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";

export interface Preferences {
  thresholdMicros: bigint;
  automatic: boolean;
  /** False when these are the defaults. */
  chosen: boolean;
}

export async function preferencesOf(userId: string, currency: Currency): Promise<Preferences> {
  const [row] = await sql<{ thresholdMicros: bigint; automatic: boolean; currency: string }[]>`
    select threshold_micros as "thresholdMicros", automatic, currency from payout_preferences where user_id = ${userId}`;
  if (row === undefined)
    return { thresholdMicros: env.payoutThreshold, automatic: true, chosen: false };
  const thresholdMicros = row.currency === currency ? row.thresholdMicros : env.payoutThreshold;
  return { thresholdMicros, automatic: row.automatic, chosen: true };
}

/** Refuses `threshold_below_floor`. A threshold finer than a cent is allowed and means the next cent. */
export async function choosePreferences(
  actor: Actor,
  input: { threshold: Money; automatic: boolean; key: string },
): Promise<Outcome<{ threshold: string }>> {
  requireAbility(actor, "payouts.choose_preferences");
  const { threshold, automatic, key } = input;
  const floor = { micros: env.payoutFloor, currency: threshold.currency };
  if (threshold.micros < floor.micros)
    refuse("threshold_below_floor", {
      field: "threshold",
      sentence: `The threshold cannot be below ${formatMoney(floor)}, the least a payout may be.`,
      facts: { floor: decimal(floor.micros) },
    });
  const remembered = { ...threshold, automatic };
  return command(
    { name: "payouts.choose_preferences", actor, key, input: remembered },
    async (tx) => {
      await tx.sql`
      insert into payout_preferences (user_id, threshold_micros, currency, automatic, command_id)
      values (${actor.id}, ${threshold.micros}, ${threshold.currency}, ${automatic}, ${tx.command.id})
      on conflict (user_id) do update set threshold_micros = excluded.threshold_micros, currency = excluded.currency,
        automatic = excluded.automatic, command_id = excluded.command_id`;
      const amount = decimal(threshold.micros);
      await announce(tx, "payout_settings.changed", {
        subjectId: actor.id,
        facts: { amount, currency: threshold.currency, automatic },
      });
      securityLogAfter(tx, "payout_settings.changed");
      return { threshold: amount };
    },
  );
}
