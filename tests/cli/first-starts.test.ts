/** First starts of an operator: without settings, with a database, at a public address, before the database. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_PASSWORD } from "#app/cli/demo-cast.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { doorTo } from "#tests/kit/severed-socket.ts";
import { freePort } from "#tests/kit/site.ts";
import { startCommand } from "#tests/kit/started.ts";
import type { Started } from "#tests/kit/started.ts";

const database = useDatabase();
let embedded: string;
let other: string;
beforeAll(() => {
  [embedded, other] = ["one", "two"].map((name) =>
    mkdtempSync(join(tmpdir(), `farthing-${name}-`)),
  ) as [string, string];
});
afterAll(() => {
  for (const folder of [embedded, other]) rmSync(folder, { recursive: true, force: true });
});

const PUBLIC = {
  PUBLIC_ORIGIN: "https://farthing.example",
  SECRET: "a secret of thirty-two letters!!",
  PRETEND_MONEY: "yes",
};

/** Sends a form as a browser at the site would; `cookie` is the session's. */
async function send(port: string, path: string, fields: Record<string, string>, cookie = "") {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    body: new URLSearchParams({ key: newFormKey(), ...fields }),
    headers: { "sec-fetch-site": "same-origin", accept: "text/html", cookie },
    redirect: "manual",
  });
  const [line = ""] = answer.headers.getSetCookie().filter((set) => /farthing=\w/.test(set));
  return {
    status: answer.status,
    leads: answer.headers.get("location"),
    cookie: line.split(";")[0],
  };
}

const signIn = (port: string, who: string) =>
  send(port, "/sign-in", { email: `${who}@farthing.test`, password: DEMO_PASSWORD });

test("a start without settings says it is the demo, prints its log-ins and listens on this machine only", async () => {
  const PORT = `${await freePort()}`;
  const site = startCommand(["start"], { DATA_DIR: embedded, PORT });
  await site.untilItSays(/Stop with Ctrl-C/);
  expect(site.said()).toMatch(/listens on 127\.0\.0\.1( and ::1)?, port \d+; only this machine/);
  expect(site.said()).toContain(`sol@farthing.test   ${DEMO_PASSWORD}`);
  expect(site.said()).not.toMatch(/first-staff|make-staff/);
  expect((await signIn(PORT, "sol")).status).toBe(303);
  const outside = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  const reached = await Promise.allSettled(
    outside.map(({ address }) => fetch(`http://${address}:${PORT}/livez`)),
  );
  expect(reached.filter(({ status }) => status === "fulfilled")).toEqual([]);
  expect(await site.stop()).toBe(0);
}, 240_000);

test("a demo store at a public address: no demo person signs in, and one of two processes prints the link of the first staff", async () => {
  const ports = [`${await freePort()}`, `${await freePort()}`];
  const sites = ports.map((PORT) => startCommand(["web"], { DATA_DIR: embedded, PORT, ...PUBLIC }));
  for (const site of sites) await site.untilItSays(/There is no member of staff yet/);
  const said = sites.map((site) => site.said()).join("\n");
  const closed = said.match(/The demo accounts were closed.*/g) ?? [];
  expect(closed).toHaveLength(1);
  for (const name of ["Ada Byrne (@ada)", "Ray Novak (@ray)"]) expect(closed[0]).toContain(name);
  expect(said).not.toContain(DEMO_PASSWORD);
  expect(said).toContain("It listens on all addresses of this machine");
  const [port = ""] = ports;
  for (const who of ["ada", "lin", "max", "sol", "ray"])
    expect([who, (await signIn(port, who)).status]).toEqual([who, 401]);

  const links = [...said.matchAll(/https:\/\/farthing\.example(\/first-staff\?link=\S+)/g)];
  expect(links).toHaveLength(1);
  const [[, link = ""] = []] = links;
  await firstStaffBy(link, port);
  for (const site of sites) await site.stop();
}, 60_000);

async function firstStaffBy(link: string, port: string): Promise<void> {
  const joinAs = (handle: string) =>
    send(port, "/sign-up", {
      name: handle,
      handle,
      email: `${handle}@real.example`,
      password: "wooden door handles",
    });
  const [owner, stranger] = [await joinAs("tamsin"), await joinAs("stranger")];
  const page = (cookie = "") =>
    fetch(`http://127.0.0.1:${port}${link}`, { headers: { cookie }, redirect: "manual" });
  expect((await page()).headers.get("location")).toMatch(/^\/sign-in\?next=%2Ffirst-staff/);
  // Opening the page does not use the link up.
  for (const cookie of [stranger.cookie, owner.cookie, owner.cookie])
    expect(await (await page(cookie)).text()).toContain("Make me staff");
  expect(await send(port, link, {}, owner.cookie)).toMatchObject({ status: 303, leads: "/admin" });
  expect((await send(port, link, {}, stranger.cookie)).status).toBe(410);
  expect(await (await page(stranger.cookie)).text()).toContain("This link no longer works");
}

test("a start with DATABASE_URL writes no demo, waits for a database that comes later, and make-staff works", async () => {
  const door = await doorTo(database.url);
  await door.shut();
  const PORT = `${await freePort()}`;
  const settings = { DATA_DIR: other, PORT, DATABASE_URL: door.url };
  // A foreign process has the number of the earlier one.
  const note = { pid: process.ppid, address: "http://localhost:1", since: "before the restart" };
  writeFileSync(join(other, "running.json"), JSON.stringify(note));
  const site = startCommand(["start"], settings);
  await site.untilItSays(
    /DATABASE_URL cannot be used[^]*next try is in 0\.5 s[^]*next try is in 1 s/,
  );
  await door.open();
  await site.untilItSays(/Stop with Ctrl-C/);
  expect(site.said()).toMatch(/no member of staff yet.*make-staff/);
  expect(site.said()).not.toContain(DEMO_PASSWORD);
  expect(await database.owner`select 1 from users`).toHaveLength(0);
  expect((await signIn(PORT, "sol")).status).toBe(401);

  // Anybody can open an account with the operator's address: until it is verified, only the handle names the account.
  const tess = { name: "Tess", handle: "tess", email: "Tess@Real.example" };
  await send(PORT, "/sign-up", { ...tess, password: "wooden door handles" });
  const [unasked, nobody] = [
    startCommand(["seed"], settings),
    startCommand(["make-staff", "tess@real.example"], settings),
  ];
  expect([await unasked.ended, unasked.said()]).toEqual([1, expect.stringMatching(/-- --demo/)]);
  expect([await nobody.ended, nobody.said()]).toEqual([
    1,
    expect.stringMatching(/There is no account with/),
  ]);
  const made = startCommand(["make-staff", "@tess", "Runs", "it"], settings);
  expect([await made.ended, made.said()]).toEqual([
    0,
    expect.stringContaining("Tess (@tess) is staff now"),
  ]);
  await site.stop();
  await door.shut();
}, 60_000);

test("a database that does not exist is refused at once, also by a process that would wait", async () => {
  const missing = new URL(database.url);
  missing.pathname = "/nowhere";
  const worker: Started = startCommand(["worker"], { DATA_DIR: other, DATABASE_URL: missing.href });
  expect(await worker.ended).toBe(1);
  expect(worker.said()).toMatch(/cannot be used: database "nowhere" does not exist/);
});
