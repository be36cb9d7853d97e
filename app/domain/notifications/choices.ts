/** What a person chose for each group of notices, read leniently: a stored choice that this version does not know is the default. */
import { groupOf, groupRow } from "./notice-groups.ts";
import type { NoticeGroup } from "./notice-groups.ts";

export const MAIL_CHOICES = ["instant", "hourly", "daily", "never"] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

export interface Choice {
  /** True when such notices are new on the page and count in the header. */
  page: boolean;
  mail: MailChoice;
}

/** As stored in `notice_preferences.choices`. */
export type Choices = Partial<Record<NoticeGroup, Partial<Choice>>>;

export function choiceOf(group: NoticeGroup, choices: Choices | null | undefined): Choice {
  const row = groupRow(group);
  const whole = row.partOf === undefined ? {} : (choices?.[row.partOf] ?? {});
  const usual = whole.mail === "never" ? "never" : (row.usually ?? "instant");
  const { page = whole.page ?? true, mail = usual } = choices?.[group] ?? {};
  const chosen = MAIL_CHOICES.includes(mail) ? mail : usual;
  return {
    page: row.page === "always" || page,
    mail: row.mail === "always" ? "instant" : chosen,
  };
}

/** The choice for a kind as in `notices.kind`. */
export function choiceFor(kind: string, choices: Choices | null | undefined): Choice {
  return choiceOf(groupOf(kind), choices);
}

/** Whether a kind's mails can wait, be muted, and carry a link that stops them. */
export function isMutable(kind: string): boolean {
  return groupRow(groupOf(kind)).mail === "choose";
}
