/** Forgets the e-mail addresses of closed accounts, once a last payout can hardly come back any more. */
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";

const LAST_EMAIL_DAYS = 30;

/** Returns how many were forgotten. */
export async function forgetAddresses(): Promise<number> {
  const before = hoursAfter(nowDate(), -24 * LAST_EMAIL_DAYS);
  const [any] = await sql`
    select 1 from closings where state = 'closed' and last_email is not null and ended_at < ${before} limit 1`;
  if (any === undefined) return 0;
  const spec = {
    name: "closings.forget_addresses" as const,
    actor: CLOCK,
    key: newFormKey(),
    input: {},
  };
  const { answer } = await command(spec, async (tx) => {
    const { count } = await tx.sql`
      update closings set last_email = null, command_id = ${tx.command.id}
      where state = 'closed' and last_email is not null and ended_at < ${before}`;
    return { count };
  });
  return answer.count;
}
