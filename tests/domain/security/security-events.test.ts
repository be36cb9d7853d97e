/** Security notices to a person: each change once, with its place, without a secret, in few mails. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { createToken } from "#app/domain/security/api-tokens.ts";
import { changePassword } from "#app/domain/security/change-password.ts";
import { withSignIn } from "#app/domain/security/known-browser.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { letter } from "#app/domain/notifications/letter.ts";
import { beginMail, markMailed } from "#app/domain/notifications/mail-queue.ts";
import { noticesPage } from "#app/domain/notifications/notices-page.ts";
import { securityEvents } from "#app/domain/notifications/security-events.ts";
import { withToken } from "#app/domain/security/mailed-links.ts";
import { mailHtml } from "#app/gateways/mail/mail-html.ts";
import { mailText } from "#app/gateways/mail/mail-text.ts";
import { choosePreferences } from "#app/domain/payouts/preferences.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { removeMethod, saveMethod } from "#app/domain/payouts/save-method.ts";
import { addEndpoint } from "#app/domain/webhooks/add-endpoint.ts";
import { pauseEndpoint } from "#app/domain/webhooks/change-endpoint.ts";
import { rotateSecret } from "#app/domain/webhooks/rotate-secret.ts";
import { relay } from "#app/worker/relay.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

const db = useDatabase();
useQuickPasswords();

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const HERE = { address: "203.0.113.7", agent: FIREFOX };
const ACCOUNT = accountNumberOf("DE", "100100100000004321");
const CHANGE = {
  oldPassword: PASSWORD,
  newPassword: "eight silver spoons",
  sessionId: "ses_none",
};
const caps = { currency: "USD" as const, taskMicros: null, dayMicros: null };

let lin: UserActor;
beforeAll(async () => {
  lin = { ...(await member("lin")), place: HERE };
});
beforeEach(async () => {
  await tellAll();
  await db.owner`delete from notices`;
  await db.owner`delete from graphile_worker._private_jobs`;
});

async function tellAll(): Promise<void> {
  const rows = await sql<{ id: string }[]>`
    select command_id as id from events e
    where not exists (select from event_relays r where r.event_id = e.id) order by e.id`;
  for (const { id } of rows) await relay({ commandIds: [id] });
}

interface Told {
  id: string;
  title: string;
  body: string;
}

async function told(who: UserActor = lin): Promise<Told[]> {
  await tellAll();
  return sql<
    Told[]
  >`select id, title, body from notices where user_id = ${who.id} and kind <> 'user.signed_up self' order by id`;
}

const mails = () => db.owner<
  { payload: { noticeId: string }; key: string | null; later: boolean }[]
>`
  select j.payload, j.key, j.run_at > now() as later from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail' order by j.id`;

const token = (actor: UserActor, name = "nightly") =>
  createToken(actor, {
    name,
    scopes: ["read"],
    days: 1,
    addresses: [],
    caps,
    key: newFormKey(),
  });

test("every change to an account is told to its person by notice and mail, with place and advice, and to no webhook", async () => {
  const key = newFormKey;
  const secrets = [ACCOUNT, PASSWORD, (await token(lin)).token ?? ""];
  const account = { holder: "Lin", account: ACCOUNT, key: key() };
  const { answer: method } = await saveMethod(lin, account);
  await removeMethod(lin, { ...method, key: key() });
  const threshold = { micros: 7_000_000n, currency: "USD" as const };
  await choosePreferences(lin, { threshold, automatic: false, key: key() });
  const url = "https://shop.example/hooks?secret=abc";
  const hook = await addEndpoint(lin, { url, events: ["task.delivered"], key: key() });
  const rotated = await rotateSecret(lin, { ...hook.answer, key: key() });
  await pauseEndpoint(lin, { ...hook.answer, key: key() });
  await changePassword(lin, { ...CHANGE, key: key() });
  const notices = await told();
  expect(notices.map(({ title }) => title)).toEqual([
    "New API token: “nightly”",
    "A payout account was added",
    "Your payout account was removed",
    "Your payout settings were changed",
    "New webhook: “shop.example”",
    "A webhook was changed: “shop.example”",
    "A webhook was changed: “shop.example”",
    "Your password was changed",
  ]);
  for (const { body } of notices) {
    expect(body).toContain("in Firefox on Linux, from 203.0.113.7");
    expect(body).toMatch(/If this was not you, .*support@farthing\.example/);
  }
  expect(await mails()).toHaveLength(8);
  const written = JSON.stringify([notices, await sql`select payload from events`]);
  for (const secret of [...secrets, hook.secret, rotated.secret, "secret=abc"])
    expect(written).not.toContain(secret);
  expect(await sql`select from webhook_deliveries`).toHaveLength(0);
  await requireWaysOut(written);
});

/** Each event has a link "This was not me" of its own: in its mail with a token, in its notice and in the list without one. */
async function requireWaysOut(written: string): Promise<void> {
  const { notices } = await noticesPage(lin, null);
  const about = notices.filter(({ notMe }) => notMe !== null);
  expect(about).toHaveLength(8);
  const paths = about.map(({ notMe }) => notMe ?? "");
  expect(new Set(paths).size).toBe(8);
  expect((await securityEvents(lin)).map(({ notMe }) => notMe)).toEqual(paths);
  for (const [place, path] of paths.entries()) {
    const mailed = withToken(path);
    const token = new URLSearchParams(mailed.split("?")[1]).get("token") ?? "";
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(written).not.toContain(token);
    const notice = await beginMail(about[place]?.id ?? "");
    if (notice === null) throw new Error("Every one is mailed.");
    expect(notice.payload?.notMe).toBe(path.split("=")[1]);
    const { content } = letter({ ...notice, notMe: mailed }, "https://farthing.example");
    expect(mailText(content)).toContain(`https://farthing.example/not-me?token=${token}`);
    expect(mailHtml(content)).toContain(`https://farthing.example/not-me?token=${token}`);
  }
}

test("a change by a program is told with the name of its token", async () => {
  const max = await member("max");
  const program = await tokenOf(max, { name: "payroll" });
  const body = { threshold: "9", currency: "USD", automatic: true };
  expect((await call(program, "PUT", "/wallet/preferences", { body })).status).toBe(200);
  const [, settings] = await told(max);
  expect(settings?.body).toContain("by the API token “payroll”, from 127.0.0.1");
  expect(settings?.body).toContain("as soon as $9.00 USD is available");
});

test("a sign-in is told when its browser is new to the account, also after the password changed", async () => {
  const ada = await member("ada");
  const email = "ada@example.test";
  await signIn({ email, password: PASSWORD }, HERE);
  const [first] = await told(ada);
  expect(first?.title).toBe("New sign-in to your account");
  const browser = withSignIn(null, ada.id);
  await signIn({ email, password: PASSWORD }, { ...HERE, browser });
  await signIn({ email, password: PASSWORD }, { ...HERE, browser: withSignIn(null, lin.id) });
  expect(await told(ada)).toHaveLength(2);
  const later = Temporal.Now.instant().add({ seconds: 5 });
  const restore = setClock({ now: () => later });
  await changePassword(ada, { ...CHANGE, key: newFormKey() });
  await signIn({ email, password: CHANGE.newPassword }, { ...HERE, browser });
  restore();
  const titles = (await told(ada)).map(({ title }) => title);
  expect(titles.filter((title) => title === "New sign-in to your account")).toHaveLength(3);
  expect(titles).toContain("Your password was changed");
});

test("a flood of new tokens is told in two mails, and the second has their number", async () => {
  const eve = await member("eve");
  await told(eve);
  await db.owner`delete from graphile_worker._private_jobs`;
  // Well inside ten minutes, so that the whole flood falls into them.
  const at = Temporal.Instant.fromEpochMilliseconds(
    (Math.floor(Date.now() / 600_000) + 1) * 600_000 + 60_000,
  );
  const restore = setClock({ now: () => at });
  for (let n = 0; n < 12; n += 1) {
    await token(eve, `t${n}`);
    await tellAll();
  }
  restore();
  const [now, shared, ...more] = await mails();
  expect(more).toEqual([]);
  expect([now?.key, shared?.later]).toEqual([null, true]);
  await beginMail(now?.payload.noticeId ?? "");
  await markMailed(now?.payload.noticeId ?? "");
  const notice = await beginMail(shared?.payload.noticeId ?? "");
  expect(notice).toMatchObject({ title: "New API token: “t11”", others: 10 });
  if (notice === null) return;
  expect(letter(notice, "https://farthing.example").content.paragraphs[0]).toContain(
    "There were 10 more notices like this in the minutes before. You can read them all at https://farthing.example/notices.",
  );
});
