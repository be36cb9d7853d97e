/**
 * How often passwords may be tried at the sign-in form. A browser that is known to the account has a limit of its own, and others'
 * tries never count against it. Strangers share one limit for each account; a place the account was used from is not bound by it.
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
  /** Whose turn at hashing it takes. */
  asker: Asker;
  /** Takes the try back: the password was right, or was never looked at. */
  forgive: () => Promise<void>;
}

/** The account with the e-mail that was typed, when there is one. */
export interface TriedAccount {
  id: string;
  passwordHash: string | null;
  passwordChangedAt: Date | null;
}

type Counted = [limit: Limit, ...who: string[]];

/** Counts a try before the password is looked at. Refuses `too_many_attempts`. */
export async function countSignIn(
  email: string,
  account: TriedAccount | undefined,
  from: Origin,
): Promise<CountedTry> {
  const place = placeOf(from.address);
  const pass = account === undefined ? null : passFor(account, from);
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
    // Asked for every e-mail, known or not, so that the answer takes as long.
    if (!(await wasUsedFrom(account?.id ?? "", place))) refuseStrangers(account, problem);
  }
  return counted({ place, known: false }, counts);
}

/** By what a browser is counted apart: its pass of an earlier sign-in, or a mailed link. */
function passFor({ id, passwordChangedAt }: TriedAccount, { browser, wayIn }: Origin) {
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

/** Sessions are listed for so long after they ended; a place nobody came from since is a stranger's again. */
const FAMILIAR_HOURS = 90 * 24;

async function wasUsedFrom(userId: string, place: string): Promise<boolean> {
  const rows = await sql<{ address: string }[]>`
    select distinct address from sessions
    where user_id = ${userId} and created_at > ${hoursAfter(nowDate(), -FAMILIAR_HOURS)} limit 500`;
  return rows.some(({ address }) => placeOf(address) === place);
}

/** The owner may be among the strangers: a link by mail lets their browser try at once. Suspended people sign in, too. */
function refuseStrangers(account: TriedAccount | undefined, { facts }: Refusal): never {
  // Not waited for: the answer must not take longer for an e-mail that has an account.
  if (account !== undefined && account.passwordHash !== null)
    offerWayIn(account.id).catch((problem: unknown) =>
      log.error({ err: problem, account: account.id }, "the mail with a way in was not written"),
    );
  throw new Refusal("too_many_attempts", {
    facts,
    sentence: `Too many wrong passwords were tried for this account. If it is yours, look into your mail: a link in it lets this browser try at once. Without it, please try again ${inMinutes(Number(facts["retry_after_seconds"]))}.`,
  });
}
