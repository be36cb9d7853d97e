/** A mail in the shape nodemailer takes, with every header made safe first. */
import type { SendMailOptions } from "nodemailer";
import type { Mail } from "./mailer.ts";

class AddressRefused extends Error {
  override name = "AddressRefused";
}

/** One plain address: no list, no comment, no line break, nothing that could begin another header. */
const PLAIN_ADDRESS = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/u;

/** Refuses with `AddressRefused` what is not one plain address. Names and subjects lose their control characters. */
export function envelope(mail: Mail, from: string): SendMailOptions {
  if (!PLAIN_ADDRESS.test(mail.to.address)) throw new AddressRefused("not a plain mail address");
  return {
    from,
    to: { name: flat(mail.to.name), address: mail.to.address },
    subject: flat(mail.subject),
    text: mail.text,
    html: mail.html,
    messageId: flat(mail.messageId),
    date: mail.at,
    // Tells holiday responders and lists to keep quiet.
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function flat(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
