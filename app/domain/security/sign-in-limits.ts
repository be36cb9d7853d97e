/**
 * Limits for passwords tried at the sign-in form (decision 24). A browser known to the account has its own limit, which other
 * browsers' tries never use up. Strangers share one limit per account; a place the account was used from is exempt from it.
 */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { log } from "#app/log.server.ts";
import { countTry, forgiveTry, inMinutes, placeOf } from "./attempts.ts";
import { forgiveInQueue } from "./hashing-queue.ts";
import { countedAs } from "./known-browser.ts";
import { leadsTo, offerWayIn } from "./unlock-link.ts";
import type { Asker } from "#app/domain/kernel/fair-queue.ts";
import type { Limit } from "./attempts.ts";
import type { Origin } from "./sessions.ts";

export interface CountedTry {
  /** Whose turn in the hashing queue it uses. */
  asker: Asker;
  /** Takes the try back: the password was right, or was never compared. */
  forgive: () => Promise<void>;
}

/** The account with the typed e-mail, if any. */
export interface TriedAccount {
  id: string;
  passwordHash: string | null;
  passwordChangedAt: Date | null;
}

type Counted = [limit: Limit, ...who: string[]];

/** Counts a try before the password is compared. Refuses `too_many_attempts`. */
export async function countSignIn(
  email: string,
  account: TriedAccount | undefined,
  from: Origin,
): Promise<CountedTry> {
  const place = placeOf(from.address);
  const pass = passFor(account, from);
  if (pass !== null) {
    await countTry("sign_in_browser", pass);
    return counted({ place: pass, known: true }, [["sign_in_browser", pass]]);
  }
  const counts: Counted[] = [
    ["sign_in_address", place],
    ["sign_in_place", email, place],
  ];
  for (const [limit, ...who] of counts) await countTry(limit, ...who);
  try {
    await countTry("sign_in_account", email);
    counts.push(["sign_in_account", email]);
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    // Asked for every e-mail, known or not, so that both take the same time.
    if (!(await wasUsedFrom(account?.id ?? "", place))) refuseStrangers(account, problem);
  }
  return counted({ place, known: false }, counts);
}

/** The key a browser is counted by: its browser pass, or an unlock link. Null for a stranger's browser. */
export function passFor(
  account: TriedAccount | undefined,
  { browser, wayIn }: Origin,
): string | null {
  if (account === undefined) return null;
  const { id, passwordChangedAt } = account;
  const counted = countedAs(browser, id, passwordChangedAt);
  return counted ?? (leadsTo(wayIn, id, passwordChangedAt) ? `${id} ${wayIn?.id}` : null);
}

function counted(asker: Asker, counts: Counted[]): CountedTry {
  return {
    asker,
    async forgive() {
      forgiveInQueue(asker);
      await Promise.all(counts.map(([limit, ...who]) => forgiveTry(limit, ...who)));
    },
  };
}

/** As long as ended sessions are stored; after that the place counts as a stranger's again. */
const FAMILIAR_HOURS = 90 * 24;

async function wasUsedFrom(userId: string, place: string): Promise<boolean> {
  const rows = await sql<{ address: string }[]>`
    select distinct address from sessions
    where user_id = ${userId} and created_at > ${hoursAfter(nowDate(), -FAMILIAR_HOURS)} limit 500`;
  return rows.some(({ address }) => placeOf(address) === place);
}

/** The owner may be among the strangers: a mailed unlock link lets their browser try at once. Suspended people sign in, too. */
function refuseStrangers(account: TriedAccount | undefined, { facts }: Refusal): never {
  // Not awaited: the answer must not take longer for an e-mail that has an account.
  if (account !== undefined && account.passwordHash !== null)
    offerWayIn(account.id).catch((problem: unknown) =>
      log.error({ err: problem, account: account.id }, "the mail with a way in was not written"),
    );
  throw new Refusal("too_many_attempts", {
    facts,
    sentence: `Too many wrong passwords were tried for this account. If it is yours, look into your mail: a link in it lets this browser try at once. Without it, please try again ${inMinutes(Number(facts["retry_after_seconds"]))}.`,
  });
}
