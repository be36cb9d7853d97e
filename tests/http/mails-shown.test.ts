/** The pages of sent mails: on the developer's own machine with the embedded store, and nowhere else. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { env, overrideEnv } from "#app/env.server.ts";
import { letter } from "#app/domain/notifications/letter.ts";
import { folderMailer } from "#app/gateways/mail/folder-mailer.ts";
import { sentMail, sentMails } from "#app/gateways/mail/read-folder.ts";
import { mayReadMails } from "#app/http/mails-shown.ts";
import { loader as html } from "#app/routes/dev/mail-html.ts";

let folder: string;
let restore: () => void;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "farthing-mail-"));
  restore = overrideEnv({ ...OWN, mailDir: folder });
});
afterEach(async () => {
  restore();
  await rm(folder, { recursive: true, force: true });
});

const OWN = {
  givenDatabaseUrl: undefined,
  smtpUrl: undefined,
  publicOrigin: "http://localhost:3000",
  host: undefined,
};
const asks = (host = "localhost:3000") =>
  new Request("http://localhost:3000/dev/mail", { headers: { host } });

async function sent(id: string, title: string): Promise<void> {
  const mail = letter(
    {
      id,
      kind: "task.delivered buyer",
      name: "Ada",
      zone: null,
      userId: "usr_01jd0000000000000000000000",
      email: "ada@example.test",
      title,
      body: "Look at the work — it is “good”.",
      link: "/tasks/tsk_1",
      at: new Date("2026-11-23T12:00:00Z"),
      attempt: 1,
      others: 0,
      payload: null,
      other: null,
      ids: [id],
    },
    env.publicOrigin,
  );
  await folderMailer(folder, "Farthing <no-reply@farthing.example>").send(mail);
}

test("mails are shown on one's own machine", () => {
  expect(mayReadMails(asks())).toBe(true);
  expect(mayReadMails(asks("127.0.0.1:3000"))).toBe(true);
});

test.each([
  ["a public address", { publicOrigin: "https://market.example" }],
  ["a given database", { givenDatabaseUrl: "postgres://db.example/farthing" }],
  ["a mail server", { smtpUrl: "smtps://mail.example" }],
  ["a server that other machines reach", { host: "0.0.0.0" }],
])("mails are not shown with %s", async (_, changes) => {
  await sent("ntc_01", "Hello");
  const undo = overrideEnv(changes);
  const refused = html({ request: asks(), params: { id: "ntc_01" } } as never);
  await expect(refused).rejects.toMatchObject({ init: { status: 404 } });
  undo();
});

test("mails are not shown to a page of another name that leads to this machine", () => {
  expect(mayReadMails(asks("rebound.example:3000"))).toBe(false);
  expect(mayReadMails(asks(""))).toBe(false);
});

test("the folder is listed newest first, and a mail is read with its headers and both parts", async () => {
  await sent("ntc_01", "First");
  await sent("ntc_02", "Delivered: “A <b>coin</b>”");
  expect((await sentMails()).map(({ id }) => id)).toEqual(["ntc_02", "ntc_01"]);
  const mail = await sentMail("ntc_02");
  expect(mail).toMatchObject({
    to: "Ada <ada@example.test>",
    subject: "Delivered: “A <b>coin</b>”",
  });
  expect(mail?.headers).toContain("Message-ID: <ntc_02@localhost>");
  expect(mail?.text).toContain("it is “good”.");
  expect(mail?.html).toContain("A &lt;b&gt;coin&lt;/b&gt;");
  for (const id of ["../ntc_02", "ntc_03", ""]) expect(await sentMail(id)).toBeNull();
});

test("the HTML part is answered without a right to run scripts", async () => {
  await sent("ntc_01", "Hello");
  const answer = await html({ request: asks(), params: { id: "ntc_01" } } as never);
  expect(answer.headers.get("content-security-policy")).toMatch(/^sandbox /);
  expect(await answer.text()).toContain("Look at the work");
});
