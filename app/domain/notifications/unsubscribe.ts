/** Stops the mails of some groups by the link in a mail, without signing in (RFC 8058). */
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { VISITOR } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { writePreferences } from "./choose-preferences.ts";
import { choiceOf } from "./choices.ts";
import type { Choices } from "./choices.ts";
import { groupRow } from "./notice-groups.ts";
import type { NoticeGroup } from "./notice-groups.ts";
import { isSigned, readLink } from "./unsubscribe-link.ts";

export interface Unsubscribing {
  userId: string;
  groups: NoticeGroup[];
  /** The groups' names, as the page shows them. */
  titles: string[];
  /** True when no mail of these groups leaves any more. */
  stopped: boolean;
}

/** What the page behind the link shows. Writes nothing. Refuses `unsubscribe_invalid`. */
export async function unsubscribing(query: URLSearchParams): Promise<Unsubscribing> {
  const link = readLink(query) ?? refuse("unsubscribe_invalid");
  const [row] = await sql<{ email: string | null; choices: Choices | null }[]>`
    select u.email, p.choices from users u left join notice_preferences p on p.user_id = u.id where u.id = ${link.userId}`;
  if (row === undefined || row.email === null || !isSigned(query, row.email))
    refuse("unsubscribe_invalid");
  return {
    ...link,
    titles: link.groups.map((group) => groupRow(group).title),
    stopped: link.groups.every((group) => choiceOf(group, row.choices).mail === "never"),
  };
}

/**
 * Sets the groups' mails to never; nothing else changes. Idempotent by what it does: a link works as often as it is used, because the
 * person can want the mails again in between. Refuses `unsubscribe_invalid`.
 */
export async function unsubscribe(query: URLSearchParams): Promise<Unsubscribing> {
  const link = await unsubscribing(query);
  if (link.stopped) return link;
  const { userId, groups } = link;
  const spec = {
    name: "notifications.unsubscribe" as const,
    actor: VISITOR,
    key: newFormKey(),
    input: { userId, groups },
  };
  await command(spec, async (tx) => {
    const never = groups.map((group) => [group, { mail: "never" as const }]);
    await writePreferences(tx, userId, { groups: Object.fromEntries(never) });
    return {};
  });
  return { ...link, stopped: true };
}
