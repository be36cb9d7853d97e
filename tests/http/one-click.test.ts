/** The link that stops mails, as mail programs use it (RFC 8058): a POST without cookies, origin and key. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { letter } from "#app/domain/notifications/letter.ts";
import { preferencesOf } from "#app/domain/notifications/preferences.ts";
import { unsubscribePath } from "#app/domain/notifications/unsubscribe-link.ts";
import { envelope } from "#app/gateways/mail/envelope.ts";
import { sampleMail } from "#tests/domain/notifications/mail-samples.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { startSite } from "#tests/kit/site.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { RunningSite } from "#tests/kit/site.ts";

const database = useDatabase();
let site: RunningSite;
let ada: UserActor;
let path: string;
beforeAll(async () => {
  site = await startSite(database.url);
  ada = await person("ada");
  path = unsubscribePath({ userId: ada.id, groups: ["work"] }, "ada@example.test");
});
afterAll(() => site.stop());

const choices = async () => (await preferencesOf(ada.id)).choices;

function post(to: string, body: string | FormData, headers: Record<string, string> = {}) {
  const type = { "content-type": "application/x-www-form-urlencoded" };
  return fetch(site.origin + to, {
    method: "POST",
    redirect: "manual",
    headers: typeof body === "string" ? { ...type, ...headers } : headers,
    body,
  });
}

test("opening the link shows one button and changes nothing", async () => {
  const answer = await fetch(site.origin + path);
  const page = await answer.text();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toContain("no-store");
  expect(page.match(/<form[^>]*method="post"/g)).toHaveLength(1);
  expect(page).toContain("Stop mails about “Orders and work”");
  expect((await fetch(site.origin + path, { method: "HEAD" })).status).toBe(200);
  expect(await choices()).toEqual({});
});

test("a wrong link is refused in plain words, and changes nothing", async () => {
  const answer = await post(path.replace("about=work", "about=gigs"), "List-Unsubscribe=One-Click");
  expect(answer.status).toBe(410);
  expect(await answer.text()).toContain("This link does not work");
  expect(await choices()).toEqual({});
});

test("no other address takes a POST without a page of ours behind it", async () => {
  expect((await post("/settings/notifications", "verb=save")).status).toBe(403);
});

test("a mail program's POST stops the group's mails, and the answer is no redirect", async () => {
  const answer = await post(path, "List-Unsubscribe=One-Click");
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("These mails are stopped");
  expect(await choices()).toEqual({ work: { mail: "never" } });
  const form = new FormData();
  form.set("List-Unsubscribe", "One-Click");
  expect((await post(path, form)).status).toBe(200);
});

test("mails that can be turned off carry the link in their headers, and warnings do not", () => {
  const headersOf = (kind: string) => {
    const { list, headers } = envelope(
      letter(sampleMail({ kind, userId: ada.id }), "https://market.example"),
      "us@market.example",
    );
    return { list, post: (headers as Record<string, string>)["List-Unsubscribe-Post"] };
  };
  expect(headersOf("task.delivered buyer")).toEqual({
    list: { unsubscribe: `https://market.example${path}` },
    post: "List-Unsubscribe=One-Click",
  });
  for (const kind of ["account.new_browser self", "payout.settled self"])
    expect(headersOf(kind)).toEqual({ list: undefined, post: undefined });
});
