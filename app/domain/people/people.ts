/** Search for people, and everything staff see about one person. */
import { beginning } from "#app/domain/kernel/cut-text.ts";
import { tidyLine } from "#app/domain/kernel/tidy-text.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { recordRead } from "#app/domain/oversight/record-read.ts";
import { sql } from "#app/domain/store/store.ts";
import { heldPictureOf } from "#app/domain/files/stored-pictures.ts";
import { decisionsAbout } from "./decisions.ts";
import type { Duty, Role, Viewer } from "#app/domain/kernel/actor.ts";
import type { EmailState } from "#app/domain/security/sessions.ts";
import type { RecordedDecision } from "./decisions.ts";

export type PersonState = "active" | "suspended" | "unclaimed" | "closed";

export interface ListedPerson {
  id: string;
  name: string;
  handle: string;
  email: string | null;
  emailState: EmailState;
  role: Role;
  duties: Duty[];
  state: PersonState;
  createdAt: Date;
}

const PAGE = 25;

/**
 * People whose name, handle (also a former one) or e-mail contains the words, newest first, 25 at a time; `before` is the last
 * id of the page before. Refuses `not_found` to all but staff with a duty about people.
 */
export async function searchPeople(
  viewer: Viewer,
  search: { text: string; before?: string | undefined },
): Promise<{ people: ListedPerson[]; next: string | null }> {
  requireAbility(viewer, "staff.people.list");
  const text = beginning(tidyLine(search.text), 200);
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const before = isId("user", search.before ?? "") ? (search.before ?? null) : null;
  const rows = await sql<ListedPerson[]>`
    select id, name, handle, email, email_state as "emailState", role, duties, state, created_at as "createdAt"
    from users
    where (${text} = '' or name ilike ${pattern} or handle ilike ${pattern} or email ilike ${pattern}
           or exists (select from former_handles f where f.user_id = users.id and f.handle ilike ${pattern})
           or exists (select from closings c where c.user_id = users.id and c.former_name ilike ${pattern}))
      and (${before}::text is null or id < ${before})
    order by id desc limit ${PAGE + 1}`;
  const people = rows.slice(0, PAGE);
  const what = text === "" ? "list" : "search";
  await recordRead(viewer, what, { of: people.map(({ id }) => id) });
  return { people, next: rows.length > PAGE ? (people.at(-1)?.id ?? null) : null };
}

/**
 * The account that holds this e-mail or has this handle, for the operator's command line; null when there is none. An account that
 * did not verify the address is not meant: anybody can open one.
 */
export async function findByName(
  name: string,
): Promise<Pick<ListedPerson, "id" | "name" | "handle"> | null> {
  const wanted = name.trim().replace(/^@/, "");
  const [row] = await sql<ListedPerson[]>`
    select id, name, handle from users
    where (lower(email) = lower(${wanted}) and email_state <> 'unverified') or lower(handle) = lower(${wanted})`;
  return row ?? null;
}

export interface PersonFile extends ListedPerson {
  headline: string;
  /** When they last used a session; null when they never signed in. */
  seenAt: Date | null;
  openSessions: number;
  /** Their earlier handles, newest first. */
  formerHandles: string[];
  /** Only those of active people are served. */
  picture: string | null;
  decisions: RecordedDecision[];
}

/** Everything staff see about one person. Refuses `not_found` to everybody else and for unknown ids. */
export async function personFile(viewer: Viewer, userId: string): Promise<PersonFile> {
  requireAbility(viewer, "staff.people.read");
  if (!isId("user", userId)) refuse("not_found");
  const [row] = await sql<Array<Omit<PersonFile, "decisions">>>`
    select u.id, coalesce((select c.former_name from closings c where c.user_id = u.id and c.state = 'closed'), u.name) as name,
           u.handle, u.email, u.email_state as "emailState", u.role, u.duties, u.state, u.headline, u.created_at as "createdAt",
           max(s.seen_at) as "seenAt",
           (count(*) filter (where s.revoked_at is null and s.expires_at > now()))::int as "openSessions",
           array(select f.handle from former_handles f where f.user_id = u.id order by f.given_up_at desc) as "formerHandles",
           ${heldPictureOf("u")} as picture
    from users u left join sessions s on s.user_id = u.id
    where u.id = ${userId} group by u.id`;
  const person = found(row);
  const [decisions] = await Promise.all([
    decisionsAbout(userId),
    recordRead(viewer, "account", { of: [userId] }),
  ]);
  return { ...person, decisions };
}
