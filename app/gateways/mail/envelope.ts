/** A mail as nodemailer's options, with safe headers. */
import type { SendMailOptions } from "nodemailer";
import type { Letter } from "#app/domain/notifications/letter.ts";
import { mailHtml } from "./mail-html.ts";
import { mailText } from "./mail-text.ts";

class AddressRefused extends Error {
  override name = "AddressRefused";
}

/** One plain address: no list, comment or line break, nothing that could start another header. */
const PLAIN_ADDRESS = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/u;

/** Throws `AddressRefused` for anything but one plain address. Removes control characters from names and subject. */
export function envelope(mail: Letter, from: string): SendMailOptions {
  if (!PLAIN_ADDRESS.test(mail.to.address)) throw new AddressRefused("not a plain mail address");
  const { stop } = mail.content;
  return {
    from,
    to: { name: flat(mail.to.name), address: mail.to.address },
    subject: flat(mail.subject),
    text: mailText(mail.content),
    html: mailHtml(mail.content),
    messageId: flat(mail.messageId),
    date: mail.at,
    // Stops automatic replies (RFC 3834).
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      // One click in the mail program stops mails of the group (RFC 8058). The server's DKIM signature should cover both headers.
      ...(stop === null ? {} : { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
    },
    ...(stop === null ? {} : { list: { unsubscribe: stop.url } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function flat(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
