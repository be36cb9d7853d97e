/** Closings in one line each: a person with money and a rested account, the question, and the clock's part. */
import { askClosing } from "#app/domain/closings/ask-closing.ts";
import { closeAccounts } from "#app/domain/closings/close-accounts.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { linkPath, withToken } from "#app/domain/security/mailed-links.ts";
import { sql } from "#app/domain/store/store.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { earned, payoutAccount } from "#tests/kit/money-story.ts";
import type { MovedClock } from "#tests/kit/moved-clock.ts";

let met = 0;

/** A freelancer with nine dollars available, two dollars and a fraction of a cent as balance, and a rested account. */
export async function leaver(): Promise<UserActor> {
  const who = await plainPerson();
  await earned(await plainPerson(), who, 10_000_000n);
  await enrich(who, 2_001_500n);
  await payoutAccount(who);
  return who;
}

/** A person without money. */
export async function plainPerson(): Promise<UserActor> {
  met += 1;
  return person(`leaver-${met}`);
}

export async function ask(who: UserActor): Promise<string> {
  return (await askClosing(who, { rest: "pay", key: newFormKey() })).answer.closingId;
}

/** Asks, lets the time to think pass, and closes. */
export async function closed(who: UserActor, clock: MovedClock): Promise<void> {
  await ask(who);
  clock.pass(24);
  await closeAccounts();
}

export async function stateOf({ id }: UserActor): Promise<string | undefined> {
  const [row] = await sql<{ state: string }[]>`
    select state from closings where user_id = ${id} order by id desc limit 1`;
  return row?.state;
}

/** The token of the person's newest mailed link for the purpose. */
export async function tokenFor(
  { id }: { id: string },
  purpose: "keep_account" | "claim",
): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select id from mailed_links where user_id = ${id} and purpose = ${purpose} order by id desc limit 1`;
  const path = withToken(linkPath(purpose, row?.id ?? ""));
  return new URLSearchParams(path.split("?")[1]).get("token") ?? "";
}
