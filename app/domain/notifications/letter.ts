/** A notice as a mail: plain text, the same in simple HTML, and a message id by which mail programs recognise a second copy. */
import { oneLine } from "./facts.ts";
import type { NoticeToMail } from "./mail-queue.ts";

export interface Letter {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** The same for every attempt to mail the notice. */
  messageId: string;
  /** The same for every attempt, too; a folder adapter names its file after it. */
  reference: string;
  at: Date;
}

/** `origin` is the public address without a slash at its end. */
export function letter(notice: NoticeToMail, origin: string): Letter {
  const subject = oneLine(notice.title, 200);
  const url = origin + notice.link;
  const name = oneLine(notice.name, 80);
  const more =
    notice.others === 0
      ? ""
      : ` There ${notice.others === 1 ? "was 1 more notice" : `were ${notice.others} more notices`} of this kind in the minutes before; you find all of them under ${origin}/notices.`;
  const body = notice.body + more;
  const foot = `You get this because of your account at Farthing (${origin}). All notices: ${origin}/notices`;
  return {
    to: { name, address: notice.email },
    subject,
    text: `Hello ${name},\n\n${notice.title}\n\n${body}\n\n${url}\n\n-- \n${foot}\n`,
    html: [
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>',
      escapeHtml(subject),
      "</title></head><body><p>Hello ",
      escapeHtml(name),
      ",</p><p><strong>",
      escapeHtml(notice.title),
      "</strong></p><p>",
      escapeHtml(body),
      `</p><p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p><hr><p><small>`,
      escapeHtml(foot),
      "</small></p></body></html>",
    ].join(""),
    messageId: `<${notice.id}@${new URL(origin).hostname}>`,
    reference: notice.id,
    at: notice.at,
  };
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
