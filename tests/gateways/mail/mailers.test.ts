/** Outgoing mail: a folder of .eml files, a real SMTP conversation, and safe headers. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { letter } from "#app/domain/notifications/letter.ts";
import { folderMailer } from "#app/gateways/mail/folder-mailer.ts";
import { mailHtml } from "#app/gateways/mail/mail-html.ts";
import { smtpMailer } from "#app/gateways/mail/smtp-mailer.ts";
import { startSmtp } from "./smtp-server.ts";
import type { NoticeToMail } from "#app/domain/notifications/mail-queue.ts";

const FROM = "Farthing <no-reply@farthing.example>";
const notice: NoticeToMail = {
  zone: null,
  id: "ntc_01",
  userId: "usr_01jd0000000000000000000000",
  others: 0,
  name: "Ada",
  email: "ada@example.test",
  title: "Delivered: “A coin”",
  body: "Look at the work.",
  link: "/tasks/tsk_1",
  at: new Date("2026-11-23T12:00:00Z"),
  attempt: 1,
  kind: "task.delivered buyer",
  payload: null,
  other: null,
  ids: ["ntc_01"],
};
const written = (changes: Partial<NoticeToMail> = {}) =>
  letter({ ...notice, ...changes }, "https://farthing.example");

const folders: string[] = [];
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "farthing-mail-"));
  folders.push(made);
  return made;
}
afterEach(async () => {
  for (const made of folders.splice(0)) await rm(made, { recursive: true });
});

async function headersOf(changes: Partial<NoticeToMail>): Promise<string> {
  const dir = await folder();
  await folderMailer(dir, FROM).send(written(changes));
  const eml = await readFile(join(dir, "ntc_01.eml"), "utf8");
  return eml.slice(0, eml.indexOf("\r\n\r\n"));
}

describe("the mail folder", () => {
  test("holds one whole .eml per notice, and a second sending replaces it", async () => {
    const dir = await folder();
    const mailer = folderMailer(dir, FROM);
    await Promise.all([mailer.send(written()), mailer.send(written())]);
    expect(await readdir(dir)).toEqual(["ntc_01.eml"]);
    const eml = await readFile(join(dir, "ntc_01.eml"), "utf8");
    expect(eml).toContain("Message-ID: <ntc_01@farthing.example>");
    expect(eml).toContain("Auto-Submitted: auto-generated");
    expect(eml).toContain("To: Ada <ada@example.test>");
    expect(eml).toContain("https://farthing.example/tasks/tsk_1");
    expect(eml).toMatch(/text\/plain[\s\S]*text\/html/);
  });

  test("refuses a path as a name", async () => {
    const mailer = folderMailer(await folder(), FROM);
    await expect(mailer.send({ ...written(), reference: "../x" })).rejects.toThrow("plain word");
  });
});

describe("no mail header is forged", () => {
  test.each([
    ["a title", { title: "Hi\r\nBcc: eve@example.test\r\n\r\nBody" }],
    ["a name", { name: 'Ada"\r\nBcc: eve@example.test' }],
  ])("through %s with a line break", async (_, changes) => {
    expect(await headersOf(changes)).not.toMatch(/^Bcc:/im);
  });

  test.each([
    "a@b.test\r\nBcc: e@f.test",
    "a@b.test, e@f.test",
    "Ada <a@b.test>",
    "a b@c.test",
    "nobody",
    "",
  ])("through the address %j, which is refused", async (email) => {
    await expect(headersOf({ email })).rejects.toThrow("not a plain mail address");
  });

  test("words in a mail's body stay words in HTML", () => {
    expect(mailHtml(written({ body: '<script>alert("1")</script> & more' }).content)).toContain(
      "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more",
    );
  });
});

describe("an SMTP server", () => {
  test("that accepts has the mail; a server that refuses makes the sending fail", async () => {
    const server = await startSmtp();
    const mailer = smtpMailer(server.url, FROM);
    try {
      await mailer.send(written());
      expect(server.received).toHaveLength(1);
      expect(server.received[0]).toMatchObject({ to: "<ada@example.test>" });
      expect(server.received[0]?.data).toContain("Message-ID: <ntc_01@farthing.example>");
      server.refuse = true;
      await expect(mailer.send(written())).rejects.toThrow(/451/);
    } finally {
      mailer.close();
      await server.stop();
    }
  });
});
