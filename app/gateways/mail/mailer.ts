/** Sends mail: through SMTP when `SMTP_URL` is set, otherwise as .eml files into a folder. */
import { env } from "#app/env.server.ts";
import { folderMailer } from "./folder-mailer.ts";
import { smtpMailer } from "./smtp-mailer.ts";
import type { Letter } from "#app/domain/notifications/letter.ts";

export interface Mailer {
  /** Resolves when the mail was accepted for delivery; rejects when it was not, or when that is unknown. */
  send: (mail: Letter) => Promise<void>;
  close: () => void;
}

/** The mailer of the settings. */
export function openMailer(): Mailer {
  return env.smtpUrl === undefined
    ? folderMailer(env.mailDir, env.mailFrom)
    : smtpMailer(env.smtpUrl, env.mailFrom);
}
