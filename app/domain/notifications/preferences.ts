/** A person's preferences about notices: reading them, and what waits for a mail. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { worksHere } from "#app/domain/access/party.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { choiceOf } from "./choices.ts";
import type { Choice, Choices } from "./choices.ts";
import { USUAL_HOURS } from "./mail-hours.ts";
import type { MailHours } from "./mail-hours.ts";
import { groupRow, GROUPS } from "./notice-groups.ts";
import type { GroupRow, NoticeGroup } from "./notice-groups.ts";

export interface Preferences extends MailHours {
  choices: Choices;
}

interface Row extends Omit<Preferences, "choices" | "dailyAt"> {
  choices: Choices | null;
  dailyAt: number | null;
}

export async function preferencesOf(userId: string): Promise<Preferences> {
  const [row] = await sql<Row[]>`
    select u.time_zone as zone, p.choices, p.quiet_from as "quietFrom", p.quiet_until as "quietUntil", p.daily_at as "dailyAt"
    from users u left join notice_preferences p on p.user_id = u.id where u.id = ${userId}`;
  return {
    ...USUAL_HOURS,
    ...row,
    choices: row?.choices ?? {},
    dailyAt: row?.dailyAt ?? USUAL_HOURS.dailyAt,
  };
}

export interface GroupChoice extends Choice, Pick<GroupRow, "title" | "hint"> {
  group: NoticeGroup;
  /** What cannot be turned off. */
  fixed: { page: boolean; mail: boolean };
}

export interface PreferencesPage extends MailHours {
  groups: GroupChoice[];
  /** Notices that wait for a later mail, and when the next one leaves. */
  waiting: number;
  nextMailAt: Date | null;
}

/** What the page and the API show: staff see the group of staff's notices, others do not. */
export async function preferencesPage(actor: UserActor): Promise<PreferencesPage> {
  requireAbility(actor, "notifications.preferences");
  const [{ choices, ...hours }, [waits]] = await Promise.all([
    preferencesOf(actor.id),
    sql<{ waiting: number; nextMailAt: Date | null }[]>`
      select count(*)::int as waiting, min(digest_at) as "nextMailAt" from notices
      where user_id = ${actor.id} and digest_at is not null and mailed_at is null`,
  ]);
  const shown = GROUPS.filter((group) => groupRow(group).staff !== true || worksHere(actor));
  const groups = shown.map((group) => {
    const { title, hint, page, mail } = groupRow(group);
    const fixed = { page: page === "always", mail: mail === "always" };
    return { group, title, hint, fixed, ...choiceOf(group, choices) };
  });
  return { groups, ...hours, waiting: 0, nextMailAt: null, ...waits };
}
