/** Reads the folder of sent mails, for the pages that show them in development. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { env } from "#app/env.server.ts";

export interface SentMail {
  /** The file's name without `.eml`. */
  id: string;
  subject: string;
  to: string;
  sentAt: Date;
}

export interface WholeMail extends SentMail {
  headers: string;
  text: string;
  html: string;
}

const MOST = 100;
const NAME = /^[\w-]+$/;

/** The newest hundred, newest first. */
export async function sentMails(folder = env.mailDir): Promise<SentMail[]> {
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith(".eml"))
      .map(async (name) => ({ id: name.slice(0, -4), at: (await stat(join(folder, name))).mtime })),
  );
  const newest = files.sort((one, other) => other.at.getTime() - one.at.getTime()).slice(0, MOST);
  const mails = await Promise.all(newest.map(({ id }) => sentMail(id, folder)));
  return mails.flatMap((mail) => (mail === null ? [] : [only(mail)]));
}

/** Null when there is no such mail. */
export async function sentMail(id: string, folder = env.mailDir): Promise<WholeMail | null> {
  if (!NAME.test(id)) return null;
  const path = join(folder, `${id}.eml`);
  const [bytes, facts] = await Promise.all([readFile(path), stat(path)]).catch(() => [null, null]);
  if (bytes === null || facts === null) return null;
  const mail = await PostalMime.parse(bytes);
  const source = bytes.toString("utf8");
  return {
    id,
    subject: mail.subject ?? "",
    to: (mail.to ?? []).map(({ name, address }) => `${name} <${address ?? ""}>`).join(", "),
    sentAt: facts.mtime,
    headers: source.slice(0, source.indexOf("\r\n\r\n")),
    text: mail.text ?? "",
    html: mail.html ?? "",
  };
}

function only({ id, subject, to, sentAt }: WholeMail): SentMail {
  return { id, subject, to, sentAt };
}
