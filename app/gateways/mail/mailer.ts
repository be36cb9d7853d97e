/** The door mail leaves by: an SMTP server when one is set, otherwise a folder of .eml files. */
import { env } from "#app/env.server.ts";
import { folderMailer } from "./folder-mailer.ts";
import { smtpMailer } from "./smtp-mailer.ts";

/** What any way of sending needs. One address, one subject line, both bodies. */
export interface Mail {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** `<…@host>`, the same when the mail is sent again. */
  messageId: string;
  /** Names the file in a folder; the same when the mail is sent again. */
  reference: string;
  at: Date;
}

export interface Mailer {
  /** Settles when the mail was accepted for delivery; rejects when it was not, or nobody knows. */
  send: (mail: Mail) => Promise<void>;
  close: () => void;
}

/** As the settings say. */
export function openMailer(): Mailer {
  return env.smtpUrl === undefined
    ? folderMailer(env.mailDir, env.mailFrom)
    : smtpMailer(env.smtpUrl, env.mailFrom);
}
