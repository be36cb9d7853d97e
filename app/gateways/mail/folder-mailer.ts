/** Writes mail as .eml files into a folder, for machines without a mail server. */
import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { envelope } from "./envelope.ts";
import type { Mailer } from "./mailer.ts";

/** A mail sent again replaces its file; unfinished files end with .part. */
export function folderMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    async send(mail) {
      if (!/^[\w-]+$/.test(mail.reference)) throw new Error("a mail's reference is a plain word");
      const { message } = await transport.sendMail(envelope(mail, from));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${mail.reference}.eml`);
      const unfinished = `${file}.${randomUUID()}.part`;
      try {
        await writeFile(unfinished, message as Buffer, { mode: 0o600, flush: true });
        await rename(unfinished, file);
      } finally {
        await rm(unfinished, { force: true });
      }
    },
    close: () => transport.close(),
  };
}
