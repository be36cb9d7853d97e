/** Two people and an order between them, all of it in made-up words: who is mailed, noticed and sent what, and what is logged. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rule } from "#app/domain/disputes/rule.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { sql } from "#app/domain/store/store.ts";
import { addEndpoint } from "#app/domain/webhooks/add-endpoint.ts";
import { OFFERED } from "#app/domain/webhooks/message-body.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { enrich, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, setEmailState } from "#tests/kit/members.ts";
import { startSite } from "#tests/kit/site.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { RunningSite } from "#tests/kit/site.ts";

const database = useDatabase();

/** What both parties may read, and nobody else. */
const SHARED = {
  brief: "zqbrief copper",
  enclosure: "zqenclosure note",
  fileName: "zqfilename.txt",
  bytes: "zqbytes of the file",
  delivery: "zqdelivery note",
  statement: "zqstatement of the buyer",
  answer: "zqanswer of the freelancer",
  ruling: "zqruling of staff",
  message: "zqmessage between two",
};

/** What only its person may read, if anybody. */
const OWN = {
  bea: { email: "zqmailbea@example.test", password: "zqpasswordbea is long", guess: "zqguess" },
  fin: {
    email: "zqmailfin@example.test",
    password: "zqpasswordfin is long",
    holder: "Zqholder Fin",
    account: accountNumberOf("DE", "100100100000004321"),
    hook: "https://shop.example/zqhookpath",
    tokenName: "zqtokenname",
  },
};

let site: RunningSite | undefined;
let bea: UserActor;
let fin: UserActor;
let stranger: UserActor;
const secrets: string[] = [];

beforeAll(async () => {
  stranger = await member("stranger");
  const wanted = { url: "https://stranger.example/hooks", events: [...OFFERED], key: newFormKey() };
  await addEndpoint(stranger, wanted);
  site = await startSite(database.url, { LOG_LEVEL: "trace", PASSWORD_COST: "10" });
  bea = await joined("bea");
  fin = await joined("fin");
  await told();
  await happened();
}, 120_000);
afterAll(() => site?.stop());

function running(): RunningSite {
  if (site === undefined) throw new Error("The site is only there inside tests.");
  return site;
}

async function form(path: string, fields: Record<string, string>, headers = {}) {
  const answer = await fetch(`${running().origin}${path}`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", ...headers },
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  secrets.push(
    ...answer.headers.getSetCookie().flatMap((line) => /=([\w-]{30,})/.exec(line)?.[1] ?? []),
  );
  return answer;
}

async function joined(handle: "bea" | "fin"): Promise<UserActor> {
  const { email, password } = OWN[handle];
  const answer = await form("/sign-up", {
    name: handle,
    handle,
    email,
    password,
    key: newFormKey(),
  });
  expect(answer.status).toBeLessThan(400);
  const [row] = await sql<{ id: string }[]>`select id from users where handle = ${handle}`;
  const id = row?.id ?? "";
  await setEmailState({ id }, "verified");
  await form("/sign-in", { email, password: OWN.bea.guess });
  await form("/sign-in", { email, password });
  return { kind: "user", id, role: "member", level: "password", vouched: true };
}

async function api<T>(token: string, method: string, path: string, body: object, file?: true) {
  const headers = new Headers({
    authorization: `Bearer ${token}`,
    "idempotency-key": newFormKey(),
  });
  let sent: string | FormData = JSON.stringify(body);
  if (file === true) {
    const parts = new FormData();
    parts.append("input", sent);
    parts.append("files", new File([SHARED.bytes], SHARED.fileName, { type: "text/plain" }));
    sent = parts;
  } else headers.set("content-type", "application/json");
  const answer = await fetch(`${running().origin}/api/v1${path}`, { method, headers, body: sent });
  const text = await answer.text();
  expect([path, answer.status, text.slice(0, 300)]).toEqual([
    path,
    expect.toBeOneOf([200, 201]),
    expect.anything(),
  ]);
  return JSON.parse(text) as T;
}

async function happened(): Promise<void> {
  await enrich(bea, 500_000_000n);
  const gig_id = await sampleGig(fin);
  const buyer = await tokenOf(bea);
  const seller = await tokenOf(fin, { name: OWN.fin.tokenName });
  secrets.push(buyer, seller, "frt_zqguessedtoken");
  const { holder, account, hook } = OWN.fin;
  await api(seller, "PUT", "/wallet/payout_method", { holder, account });
  const { secret } = await api<{ secret: string }>(seller, "POST", "/webhooks", {
    url: hook,
    events: ["task.delivered", "message.sent"],
  });
  secrets.push(secret);
  const wanted = { gig_id, package: "basic", quantity: 1, total: "100", brief: SHARED.brief };
  const { order_id } = await api<{ order_id: string }>(buyer, "POST", "/orders", wanted, true);
  await api(buyer, "POST", `/orders/${order_id}/files`, { note: SHARED.enclosure }, true);
  await api(buyer, "POST", "/messages", { to: "fin", text: SHARED.message, order_id }, true);
  await api(seller, "POST", `/orders/${order_id}/start`, {});
  await api(seller, "POST", `/orders/${order_id}/deliver`, { note: SHARED.delivery }, true);
  const [task] = await sql<{ id: string }[]>`select id from tasks where order_id = ${order_id}`;
  const said = { reason: "not_as_ordered", statement: SHARED.statement };
  const { dispute_id } = await api<{ dispute_id: string }>(
    buyer,
    "POST",
    `/tasks/${task?.id}/dispute`,
    said,
    true,
  );
  await api(seller, "POST", `/disputes/${dispute_id}/statements`, { statement: SHARED.answer });
  const sol = await member("sol", "staff");
  const ruling = { version: 2, choice: { outcome: "refund" as const }, explanation: SHARED.ruling };
  await rule(sol, { disputeId: dispute_id, ...ruling, key: newFormKey() });
  const guessed = { headers: { authorization: "Bearer frt_zqguessedtoken" } };
  await fetch(`${running().origin}/api/v1/me`, guessed);
  await told();
}

/** Waits until the worker told everybody and wrote its mails. */
async function told(): Promise<void> {
  await untilTrue(60, async () => {
    const [row] = await database.owner<{ open: number }[]>`
      select (select count(*) from events e where not exists (select from event_relays r where r.event_id = e.id))::int
        + (select count(*) from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
           where t.identifier in ('mail', 'relay') and j.run_at <= now())::int as open`;
    return row?.open === 0;
  });
}

const wordsOf = (what: object) => Object.values(what) as string[];

/** The made-up words in a text that this person may not read. */
function leaked(text: string, who: "bea" | "fin" | "others"): string[] {
  const theirs = who === "others" ? [] : [...wordsOf(SHARED), ...wordsOf(OWN[who])];
  const all = [...wordsOf(SHARED), ...wordsOf(OWN.bea), ...wordsOf(OWN.fin), ...secrets];
  return all.filter((word) => text.includes(word) && !theirs.includes(word));
}

test("a mail has the words of its reader's orders and account, and no word of others or of a secret", () => {
  const mails = readdirSync(running().mailDir).map((name) =>
    readFileSync(join(running().mailDir, name), "utf8").replaceAll(/=\r?\n/g, ""),
  );
  const to = (text: string) => /^To: .*?(\S+@example\.test)/m.exec(text)?.[1]?.replace(/^</, "");
  const found = mails.flatMap((text) => {
    const reader = (["bea", "fin"] as const).find((one) => to(text) === OWN[one].email);
    return leaked(text, reader ?? "others").map((word) => `to ${to(text)}: ${word}`);
  });
  expect(mails.length).toBeGreaterThan(5);
  expect(found).toEqual([]);
  expect(mails.some((text) => text.includes(SHARED.delivery))).toBe(true);
});

test("a notice and a webhook message have no word of others", async () => {
  const notices = await sql<{ who: string; text: string }[]>`
    select user_id as who, concat_ws(' ', title, body, link) as text from notices`;
  const messages = await sql<{ who: string; text: string }[]>`
    select e.user_id as who, d.body as text from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id`;
  expect(messages.some(({ who }) => who === fin.id)).toBe(true);
  const found = [...notices, ...messages].flatMap(({ who, text }) => {
    const reader = who === bea.id ? "bea" : who === fin.id ? "fin" : "others";
    return leaked(text, reader).map((word) => `to ${who}: ${word}`);
  });
  expect(found).toEqual([]);
});

test("the log, even at the level trace, has no word that a person typed and no secret", () => {
  const log = running().said();
  expect(log).toContain('"security":"sign_in.failed"');
  expect(log).toContain('"security":"token.refused"');
  expect(log).toContain('"path":"/api/v1/orders"');
  expect(leaked(log, "others")).toEqual([]);
});
