/** Changes how a person appears to others, and the zone in which they read times; by themselves only. */
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { giveUpHandle } from "#app/domain/people/names/former-handles.ts";
import { requireHonestName } from "#app/domain/people/names/honest-name.ts";
import { pictureOf } from "#app/domain/files/stored-pictures.ts";
import { fit, PROFILE } from "./person-fields.ts";
import { SKILLS } from "./profile/skills.ts";
import { SPOKEN } from "./profile/spoken-languages.ts";
import { timeZoneField } from "./profile/time-zone-field.ts";
import { atItsField } from "./sign-up.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { EmailState } from "#app/domain/security/sessions.ts";
import type { Profile } from "./person-fields.ts";
import type { Spoken } from "./profile/spoken-languages.ts";

export interface OwnProfile extends Profile {
  email: string;
  emailState: EmailState;
  languages: Spoken[];
  skills: string[];
  /** IANA name; null: UTC. */
  timeZone: string | null;
  /** The id of the picture; null without one. */
  picture: string | null;
}

export async function ownProfile(actor: UserActor): Promise<OwnProfile> {
  requireAbility(actor, "me.read");
  const [row] = await sql<OwnProfile[]>`
    select name, handle, headline, bio, coalesce(email, '') as email, email_state as "emailState", languages, skills, time_zone as "timeZone",
           ${pictureOf("users")} as picture
    from users where id = ${actor.id}`;
  return found(row);
}

export interface ProfileChange extends Profile {
  /** Absent: they stay as they are. */
  languages?: Spoken[] | undefined;
  skills?: string[] | undefined;
  timeZone?: string | null | undefined;
  key: string;
}

/**
 * Refuses `invalid_input`, `handle_taken`, `handle_kept`, `too_many_handles`, and what `requireHonestName` refuses for a new
 * name or handle. The old handle stays reserved for its person and redirects to the new one.
 */
export async function changeProfile(
  actor: UserActor,
  input: ProfileChange,
): Promise<Outcome<{ userId: string }>> {
  const own = await ownProfile(actor);
  // A handle older than today's rules may stay; only a new handle is checked.
  const same = input.handle.trim().toLowerCase() === own.handle.toLowerCase();
  const profile = fit(same ? PROFILE.omit({ handle: true }) : PROFILE, input);
  const { name, headline } = profile;
  const bio = tidyText(profile.bio);
  const handle = same ? own.handle : (profile as Profile).handle;
  const { languages, skills, timeZone } = input;
  // Hashed as it always was, so that an old key keeps its answer; later fields only where they were sent.
  const remembered = {
    name,
    handle,
    headline,
    bio: profile.bio.normalize("NFC").trim(),
    ...(languages === undefined ? {} : { languages: fit(SPOKEN, languages) }),
    ...(skills === undefined ? {} : { skills: fit(SKILLS, skills) }),
    ...(timeZone === undefined ? {} : { timeZone: fit(timeZoneField.nullable(), timeZone) }),
  };
  const spec = { name: "people.change_profile" as const, actor, key: input.key, input: remembered };
  try {
    return await command(spec, async (tx) => {
      const before = await lockedNames(tx, actor.id);
      await requireHonestName(tx.sql, { name, handle }, { ...before, userId: actor.id });
      if (before.handle.toLowerCase() !== handle.toLowerCase())
        await giveUpHandle(tx, { userId: actor.id, from: before.handle, to: handle });
      await tx.sql`
        update users set name = ${name}, handle = ${handle}, headline = ${headline}, bio = ${bio},
                         languages = coalesce(${asJson(remembered.languages)}::text::jsonb, languages),
                         skills = coalesce(${remembered.skills ?? null}::text[], skills),
                         time_zone = ${timeZone === undefined ? tx.sql`time_zone` : (remembered.timeZone ?? null)},
                         command_id = ${tx.command.id}
        where id = ${actor.id}`;
      return { userId: actor.id };
    });
  } catch (problem) {
    throw atItsField(problem);
  }
}

function asJson(languages: Spoken[] | undefined): string | null {
  return languages === undefined ? null : JSON.stringify(languages);
}

/** Read again under the lock: of two concurrent changes, the second starts from the result of the first. */
async function lockedNames(tx: Tx, userId: string): Promise<{ name: string; handle: string }> {
  const [row] = await tx.sql<{ name: string; handle: string }[]>`
    select name, handle from users where id = ${userId} for update`;
  return found(row);
}
