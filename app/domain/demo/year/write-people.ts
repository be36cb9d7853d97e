/** Writes the people of the demo's year in one statement each for accounts, pictures and payout accounts. */
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { encrypt } from "#app/domain/kernel/encrypted-text.ts";
import { accountTail } from "#app/domain/payouts/account-number.ts";
import { env } from "#app/env.server.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { idAt, later } from "./moments.ts";
import type { YearPerson } from "./planned.ts";

export interface PortraitKeys {
  smallKey: string;
  largeKey: string;
}

export async function writePeople(
  tx: Tx,
  people: readonly YearPerson[],
  passwordHash: string,
): Promise<void> {
  const rows = people.map(
    ({ begins: _begins, decides: _decides, account: _account, ...person }) => person,
  );
  await tx.sql`
    insert into users (id, handle, name, email, email_state, password_hash, headline, bio, languages, time_zone, demo, created_at, command_id)
    select id, handle, name, email, 'verified', ${passwordHash}, headline, bio, languages, "timeZone", true, joined, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, handle text, name text, email text, headline text, bio text, languages jsonb, "timeZone" text, joined timestamptz)`;
}

export async function writePortraits(
  tx: Tx,
  people: ReadonlyArray<Pick<YearPerson, "id" | "handle" | "joined">>,
  portraits: Readonly<Record<string, PortraitKeys>>,
): Promise<void> {
  const rows = people.flatMap(({ id, handle, joined }) => {
    const keys = portraits[handle];
    const at = later(joined, 1);
    return keys === undefined ? [] : [{ id: idAt("picture", at), user: id, ...keys, at }];
  });
  await tx.sql`
    insert into profile_pictures (id, user_id, small_key, large_key, saved_at, command_id)
    select id, "user", "smallKey", "largeKey", at, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, "user" text, "smallKey" text, "largeKey" text, at timestamptz)`;
}

/** Where those are paid who earned something. */
export async function writeMethods(tx: Tx, people: readonly YearPerson[]): Promise<void> {
  const rows = people.map(({ id: user, methodId: id, name, account, joined }) => ({
    id,
    user,
    name,
    sealed: encrypt(account, user).toString("hex"),
    tail: accountTail(account),
    at: later(joined, 1),
    cools: hoursAfter(later(joined, 1), env.methodCooldownHours),
  }));
  await tx.sql`
    insert into payout_methods (id, user_id, holder, account_sealed, account_tail, created_at, cools_until, command_id)
    select id, "user", name, decode(sealed, 'hex'), tail, at, cools, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, "user" text, name text, sealed text, tail text, at timestamptz, cools timestamptz)`;
}
