/** Sends mail: through SMTP when `SMTP_URL` is set, otherwise as .eml files into a folder. */
import { env } from "#app/env.server.ts";
import { folderMailer } from "./folder-mailer.ts";
import { smtpMailer } from "./smtp-mailer.ts";

/** One recipient, a subject, and both bodies. */
export interface Mail {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** `<…@host>`; the same when the mail is sent again. */
  messageId: string;
  /** File name in a folder; the same when the mail is sent again. */
  reference: string;
  at: Date;
}

export interface Mailer {
  /** Resolves when the mail was accepted for delivery; rejects when it was not, or when that is unknown. */
  send: (mail: Mail) => Promise<void>;
  close: () => void;
}

/** The mailer of the settings. */
export function openMailer(): Mailer {
  return env.smtpUrl === undefined
    ? folderMailer(env.mailDir, env.mailFrom)
    : smtpMailer(env.smtpUrl, env.mailFrom);
}
