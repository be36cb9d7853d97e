/** A person asks for their account to be closed. Their gigs leave the market at once; the rest happens when nothing is open. */
import { pauseGigs } from "#app/domain/catalog/withdraw-gigs.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { decimal, parseAmount } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { lockPerson } from "#app/domain/people/lock-person.ts";
import { announce } from "#app/domain/security/announce.ts";
import { makeLink } from "#app/domain/security/mailed-links.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { env } from "#app/env.server.ts";
import type { ClosingPurse } from "./closing-purses.ts";
import { closingStanding } from "./closing-standing.ts";
import { latest } from "./closing-waits.ts";
import type { RestChoice } from "./open-closing.ts";

export interface AskClosing {
  /** `pay`: whole minor units go to the payout account, the rest is given up. `give_up`: everything is. */
  rest: RestChoice;
  /** For `give_up`: currency → the amount the person saw, as a decimal. */
  amounts?: Record<string, string> | undefined;
  key: string;
}

/** The mailed link works until the account is closed, and this long at most. */
const LINK_HOURS = 24 * 365;

/**
 * Refuses `closing_blocked` (facts: `reasons`, the codes), `closing_asked`, `payout_method_missing`, `consent_missing` and `stale`
 * (the amounts are others by now).
 */
export async function askClosing(
  actor: UserActor,
  input: AskClosing,
): Promise<Outcome<{ closingId: string; waitsUntil: string | null }>> {
  requireAbility(actor, "closings.ask");
  const { key, rest, amounts = {} } = input;
  const remembered = rest === "give_up" ? { rest, amounts } : { rest };
  return command({ name: "closings.ask", actor, key, input: remembered }, async (tx) => {
    await lockPerson(tx, actor.id);
    const restsUntil = hoursAfter(tx.command.at, env.closingRestHours);
    const asked = { userId: actor.id, rest, agreed: {}, restsUntil: null };
    const standing = await closingStanding(tx.sql, asked, tx.command.at);
    requireNothingOpen(standing.reasons);
    const agreed = rest === "give_up" ? requireAsSeen(standing.purses, amounts) : {};
    const paused = await pauseGigs(tx, actor.id);
    const closingId = newId("closing");
    const until = latest([...standing.waits.map((wait) => wait.until), restsUntil]);
    await tx.sql`
      insert into closings (id, user_id, state, asked_at, rests_until, waits_until, next_at, rest, agreed, paused_gigs, command_id)
      values (${closingId}, ${actor.id}, 'asked', ${tx.command.at}, ${restsUntil}, ${until}, ${restsUntil}, ${rest},
              ${tx.sql.json(agreed)}, ${paused}::text[], ${tx.command.id})`;
    securityLogAfter(tx, "closing.asked", { closing: closingId, reason: rest });
    await tell(tx, actor.id, closingId, until ?? restsUntil);
    await requestJob(tx, "close-accounts", {}, { key: "close-accounts", runAt: restsUntil });
    return { closingId, waitsUntil: until?.toISOString() ?? null };
  });
}

function requireNothingOpen(reasons: Array<{ code: string; sentence: string }>): void {
  const [first] = reasons;
  if (first === undefined) return;
  refuse(first.code === "payout_method_missing" ? first.code : "closing_blocked", {
    sentence: `Your account cannot be closed yet. ${first.sentence}`,
    facts: { reasons: reasons.map(({ code }) => code).join(" ") },
  });
}

/** What is given up, as micros; only what the person saw. */
function requireAsSeen(
  purses: readonly ClosingPurse[],
  amounts: Record<string, string>,
): Record<string, string> {
  for (const { currency, totalMicros } of purses) {
    const seen = parseAmount(amounts[currency] ?? "");
    if (amounts[currency] === undefined) refuse("consent_missing", { field: "rest" });
    if (!("micros" in seen) || seen.micros !== totalMicros)
      refuse("stale", {
        sentence: `Your money changed since you opened the page: it is ${decimal(totalMicros)} ${currency} now. Nothing was done.`,
      });
  }
  return Object.fromEntries(
    purses.map(({ currency, totalMicros }) => [currency, `${totalMicros}`]),
  );
}

async function tell(tx: Tx, userId: string, closingId: string, until: Date): Promise<void> {
  const [row] = await tx.sql<
    { email: string | null }[]
  >`select email from users where id = ${userId}`;
  const linkId = await makeLink(tx, {
    purpose: "keep_account",
    userId,
    email: row?.email ?? "",
    hours: LINK_HOURS,
  });
  await announce(tx, "account.closing_asked", {
    subjectId: closingId,
    facts: { linkId, until: until.toISOString() },
  });
}
