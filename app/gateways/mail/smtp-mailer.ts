/** Sends mail through an SMTP server, over two pooled connections. */
import { createTransport } from "nodemailer";
import { envelope } from "./envelope.ts";
import type { Mailer } from "./mailer.ts";

/** `url` is `smtp://` (STARTTLS where offered) or `smtps://`, with user and password where needed. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    async send(mail) {
      await transport.sendMail(envelope(mail, from));
    },
    close: () => transport.close(),
  };
}
