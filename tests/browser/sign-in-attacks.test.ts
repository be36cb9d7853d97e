/** What a stranger can do at the forms before the sign-in: ask who has an account, plant a session, poison addresses in mails. */
import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "#app/env.server.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { comparable, ENUMERABLE, tryOf } from "#tests/kit/enumerable-forms.ts";
import { PATTERNS } from "#tests/kit/page-patterns.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { startSite } from "#tests/kit/site.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import type { RunningSite } from "#tests/kit/site.ts";

const database = useDatabase();
let site: RunningSite | undefined;

beforeAll(async () => {
  const limits = { SIGN_IN_TRIES: "10000", SIGN_UPS_PER_ADDRESS: "10000" };
  for (let n = 0; n < TRIES; n += 1) await member(`known${two(n)}`);
  site = await startSite(database.url, { SECRET: env.secret, PASSWORD_COST: "10", ...limits });
});
afterAll(() => site?.stop());

function running(): RunningSite {
  if (site === undefined) throw new Error("The site is only there inside tests.");
  return site;
}

const two = (n: number) => `${n}`.padStart(2, "0");
const TRIES = 5;

test.each(ENUMERABLE)(
  "the form to $name answers alike for an address with an account and one without",
  async (form) => {
    const answers = { known: new Set<string>(), ghost: new Set<string>() };
    for (let n = 0; n < TRIES; n += 1)
      for (const kind of ["known", "ghost"] as const) {
        const email = `${kind}${two(n)}@example.test`;
        const answer = await fetch(`${running().origin}${form.path}`, tryOf(form, email, n));
        const headers = [...answer.headers].filter(([name]) => name !== "date");
        const shown = comparable(JSON.stringify([headers, await answer.text()]), email);
        answers[kind].add(
          `${answer.status} ${shown.length} ${shown.replaceAll(/"x-request-id","[^"]*"/g, "ID")}`,
        );
      }
    expect([...answers.ghost]).toEqual([...answers.known]);
    expect(answers.known.size).toBe(1);
  },
);

/** A request with headers that `fetch` does not send. */
function raw(path: string, body: Record<string, string>, headers: Record<string, string>) {
  const { hostname, port } = new URL(running().origin);
  const sent = new URLSearchParams(body).toString();
  const type = "application/x-www-form-urlencoded";
  return new Promise<{ status: number; text: string; cookies: string[] }>((resolve, reject) => {
    const asking = request(
      {
        hostname,
        port,
        path,
        method: "POST",
        headers: { "content-type": type, "sec-fetch-site": "same-origin", ...headers },
      },
      (answer) => {
        let text = JSON.stringify(answer.headers);
        answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
        answer.on("end", () => {
          const cookies = answer.headers["set-cookie"] ?? [];
          resolve({ status: answer.statusCode ?? 0, text, cookies });
        });
      },
    );
    asking.on("error", reject);
    asking.end(sent);
  });
}

test("a forged host of a request is in no answer and in no mail; their addresses come from PUBLIC_ORIGIN", async () => {
  const forged = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    forwarded: "host=evil.example",
  };
  const email = "poisoned@example.test";
  const person = { name: "Pat", handle: "poisoned", email, password: PASSWORD };
  const answers = [
    await raw("/sign-up?next=/wallet", { ...person, key: newFormKey() }, forged),
    await raw("/sign-in?next=/wallet", { email, password: PASSWORD }, forged),
    await raw("/sign-in?next=/wallet", { email, password: "not this one" }, forged),
  ];
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 401]);
  const mails = () =>
    readdirSync(running().mailDir, { withFileTypes: true })
      .filter(({ name }) => name.endsWith(".eml"))
      .map(({ name }) => readFileSync(join(running().mailDir, name), "utf8"))
      .filter((text) => text.includes(email));
  // The link that verifies the address.
  await untilTrue(60, () => {
    try {
      return mails().length > 0;
    } catch {
      return false;
    }
  });
  const written = [...answers.map(({ text }) => text), ...mails()];
  expect(written.filter((text) => text.includes("evil.example"))).toEqual([]);
  expect(
    mails()
      .join("")
      .replaceAll(/=\r?\n/g, ""),
  ).toContain(running().origin);
});

const sessionOf = (cookies: string[]) =>
  cookies.flatMap((line) => /^farthing=([\w-]+)/.exec(line)?.[1] ?? []);

test("a session that a stranger planted in the browser is not the person's after the sign-in, and is over", async () => {
  await member("thief");
  await member("victim");
  const signIn = (handle: string, cookie: string) => {
    const sent = { email: `${handle}@example.test`, password: PASSWORD };
    return raw("/sign-in", sent, { cookie });
  };
  const invented = "A".repeat(43);
  const [first = ""] = sessionOf((await signIn("victim", `farthing=${invented}`)).cookies);
  const [planted = ""] = sessionOf((await signIn("thief", "")).cookies);
  const [second = ""] = sessionOf((await signIn("victim", `farthing=${planted}`)).cookies);
  const opens = async (token: string) => {
    const answer = await fetch(`${running().origin}/settings/profile`, {
      headers: { cookie: `farthing=${token}` },
      redirect: "manual",
    });
    const page = answer.status === 200 ? await answer.text() : "";
    return /value="(victim|thief)"/.exec(page)?.[1] ?? null;
  };
  expect(new Set([invented, first, planted, second]).size).toBe(4);
  const opened = await Promise.all([invented, first, planted, second].map(opens));
  expect(opened).toEqual([null, "victim", null, "victim"]);
});

test("every page of a signed-in person has the button that signs out", async () => {
  const { id } = await member("leaver");
  const { token } = await startSession(id, "password", { address: "127.0.0.1", agent: "Test" });
  const pages = PATTERNS.filter(({ isPage, pattern }) => isPage && /^\/[a-z/-]*$/.test(pattern));
  const without: string[] = [];
  let shown = 0;
  for (const { pattern } of pages) {
    const headers = { cookie: `farthing=${token}` };
    const answer = await fetch(`${running().origin}${pattern}`, { headers, redirect: "manual" });
    const text = await answer.text();
    if (answer.status !== 200) continue;
    shown += 1;
    if (!text.includes('action="/sign-out"')) without.push(pattern);
  }
  expect(shown).toBeGreaterThan(20);
  expect(without).toEqual([]);
});
