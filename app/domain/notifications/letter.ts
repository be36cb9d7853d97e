/** A notice as a mail: what its parts say, and a message id by which mail programs recognise a second copy. */
import { env } from "#app/env.server.ts";
import { factsOf, oneLine } from "./facts.ts";
import { mailButton } from "./mail-button.ts";
import { mailFacts } from "./mail-facts.ts";
import { mailReason } from "./mail-reason.ts";
import { rowOf } from "./words.ts";
import type { MailFact } from "./mail-facts.ts";
import { isMutable } from "./choices.ts";
import { groupOf } from "./notice-groups.ts";
import { stopMails } from "./stop-mails.ts";
import type { NoticeToMail } from "./mail-queue.ts";
import type { StopMails } from "./stop-mails.ts";

export interface Letter {
  to: { name: string; address: string };
  subject: string;
  content: LetterContent;
  /** The same for every attempt to mail the notice. */
  messageId: string;
  /** The same for every attempt, too; a folder adapter names its file after it. */
  reference: string;
  at: Date;
}

/** What the HTML part and the text part of a mail both say. */
export interface LetterContent {
  subject: string;
  name: string;
  title: string;
  /** The first one is also what mail programs show beside the subject. */
  paragraphs: string[];
  facts: MailFact[];
  /** What a digest tells, group by group; absent in the mail of one notice. */
  sections?: LetterSection[];
  button: { words: string; url: string };
  /** For events of the account's security: the address that stops it all; null for others. */
  notMeUrl: string | null;
  /** Why the person gets the mail. */
  reason: string;
  noticesUrl: string;
  settingsUrl: string;
  /** Null for mails that cannot be turned off. Also the mail's `List-Unsubscribe`. */
  stop: StopMails | null;
  supportMail: string;
}

export interface LetterSection {
  title: string;
  lines: { title: string; body: string; url: string; when: string }[];
}

/** `origin` is the public address without a slash at its end; `notMe` the path of the link "This was not me", with its token. */
export function letter(notice: NoticeToMail & { notMe?: string | null }, origin: string): Letter {
  const content = contentOf(notice, origin);
  return {
    to: { name: content.name, address: notice.email },
    subject: content.subject,
    content,
    messageId: `<${notice.id}@${new URL(origin).hostname}>`,
    reference: notice.id,
    at: notice.at,
  };
}

function contentOf(
  notice: NoticeToMail & { notMe?: string | null },
  origin: string,
): LetterContent {
  const { kind, link, title, body, others, notMe = null } = notice;
  const more =
    others === 0
      ? ""
      : ` There ${others === 1 ? "was 1 more notice" : `were ${others} more notices`} like this in the minutes before. You can read them all at ${origin}/notices.`;
  return {
    subject: oneLine(title, 200),
    name: oneLine(notice.name, 80),
    title: oneLine(title, 400),
    paragraphs: [body + more, ...mailOnly(notice)],
    facts: mailFacts(notice),
    button: { words: mailButton(kind, link), url: origin + link },
    notMeUrl: notMe === null || notMe === link ? null : origin + notMe,
    reason: mailReason(kind),
    noticesUrl: `${origin}/notices`,
    settingsUrl: `${origin}/settings/notifications`,
    stop: isMutable(kind)
      ? stopMails({ userId: notice.userId, groups: [groupOf(kind)] }, notice.email, origin)
      : null,
    supportMail: env.supportMail,
  };
}

function mailOnly({ kind, payload, at, zone }: NoticeToMail): string[] {
  const row = rowOf(kind);
  if (row?.more === undefined) return [];
  const [name] = kind.split(" ");
  const event = { id: "", name: name as never, subjectId: "", payload: payload ?? {}, at };
  return row.more(factsOf(event, zone ?? undefined));
}
