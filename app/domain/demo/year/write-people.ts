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
    ({ begins: _begins, decides: _decides, account: _account, storyFrom: _from, ...person }) =>
      person,
  );
  await tx.sql`
    insert into users (id, handle, name, email, email_state, password_hash, headline, bio, languages, skills, time_zone, demo, created_at, command_id)
    select id, handle, name, email, 'verified', ${passwordHash}, headline, bio, languages, array(select json_array_elements_text(skills)), "timeZone", true, joined, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, handle text, name text, email text, headline text, bio text, languages jsonb, skills json, "timeZone" text, joined timestamptz)`;
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

/** Profiles of people whom the story signed up. */
export async function writeProfiles(tx: Tx, people: readonly YearPerson[]): Promise<void> {
  const rows = people.map(({ id, headline, bio, languages, skills }) => ({
    id,
    headline,
    bio,
    languages,
    skills,
  }));
  await tx.sql`
    update users u set headline = r.headline, bio = r.bio, languages = r.languages, skills = array(select json_array_elements_text(r.skills)),
      command_id = ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, headline text, bio text, languages jsonb, skills json) where u.id = r.id`;
}

export interface YearAway {
  userId: string;
  setAt: Date;
  startsAt: Date;
  endsAt: Date;
  note: string;
}

export async function writeAway(tx: Tx, away: readonly YearAway[]): Promise<void> {
  const rows = away.map((each) => ({ id: idAt("timeOff", each.setAt), ...each }));
  await tx.sql`
    insert into times_off (id, user_id, starts_at, ends_at, note, set_at, command_id)
    select id, "userId", "startsAt", "endsAt", note, "setAt", ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, "userId" text, "startsAt" timestamptz, "endsAt" timestamptz, note text, "setAt" timestamptz)`;
}

/** Where those are paid who earned something. */
export async function writeMethods(tx: Tx, people: readonly YearPerson[]): Promise<void> {
  const rows = people.map(({ id: user, methodId: id, name, account, joined, storyFrom }) => ({
    id,
    user,
    name,
    sealed: encrypt(account, user).toString("hex"),
    tail: accountTail(account),
    at: later(joined, 1),
    cools: hoursAfter(later(joined, 1), env.methodCooldownHours),
    removed: storyFrom,
  }));
  await tx.sql`
    insert into payout_methods (id, user_id, holder, account_sealed, account_tail, created_at, cools_until, removed_at, command_id)
    select id, "user", name, decode(sealed, 'hex'), tail, at, cools, removed, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, "user" text, name text, sealed text, tail text, at timestamptz, cools timestamptz, removed timestamptz)`;
}
