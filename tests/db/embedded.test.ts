/** The embedded PostgreSQL: starts on any machine, joins a running server, survives kill -9, ignores stale files. */
import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { findRunning } from "#db/embedded/lock-file.ts";
import { startEmbedded } from "#db/embedded/start-embedded.ts";
import type { Embedded } from "#db/embedded/start-embedded.ts";
import { runAs } from "#db/embedded/run-as.ts";

let base = "";
let dataDir = "";
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), "farthing-pg-"));
  // Root runs the server as another user, who must be able to enter this folder.
  chmodSync(base, 0o755);
  dataDir = join(base, "data");
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const start = () => startEmbedded({ dataDir, durable: false });

async function ask<T>(server: Embedded, text: string): Promise<T[]> {
  const sql = connect(server.url, { max: 1 });
  try {
    return (await sql.unsafe(text)) as unknown as T[];
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** The data directory that the server reports: root's may lie outside a private checkout. */
async function clusterOf(server: Embedded): Promise<string> {
  const [row] = await ask<{ data_directory: string }>(server, "show data_directory");
  return row?.data_directory ?? "";
}

async function until(wanted: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !(await wanted()); tries += 1) await sleep(25);
}

test("two starts of the embedded server at the same moment: one owner, one guest, one server", async () => {
  const both = await Promise.all([start(), start()]);
  expect(both.filter(({ owner }) => owner)).toHaveLength(1);
  expect(both[0].url).toBe(both[1].url);
  await ask(both[0], "create table kept as select 7 as n");
  await Promise.all(both.map(({ stop }) => stop()));
});

test("data survives a restart, no network port is opened, and texts sort by code points", async () => {
  const server = await start();
  expect(await ask(server, "select n from kept")).toEqual([{ n: 7 }]);
  expect(await ask(server, "show listen_addresses")).toEqual([{ listen_addresses: "" }]);
  expect(await ask(server, "select 'Z' < 'a' as sorted")).toEqual([{ sorted: true }]);
  await server.stop();
});

test("a lock file whose process number belongs to another program now is no obstacle", async () => {
  const first = await start();
  const lock = join(await clusterOf(first), "postmaster.pid");
  const lines = readFileSync(lock, "utf8").split("\n");
  await first.stop();
  expect(existsSync(lock)).toBe(false);
  writeFileSync(lock, [`${process.pid}`, ...lines.slice(1)].join("\n"));
  const second = await start();
  expect(second.owner).toBe(true);
  expect(await ask(second, "select n from kept")).toEqual([{ n: 7 }]);
  await second.stop();
});

test("after kill -9 of the server it comes back at the same address with its data", async () => {
  const first = await start();
  const cluster = await clusterOf(first);
  const pid = (await findRunning(cluster))?.pid ?? 0;
  process.kill(pid, "SIGKILL");
  await until(async () => ![undefined, pid].includes((await findRunning(cluster))?.pid));
  expect(await ask(first, "select n from kept")).toEqual([{ n: 7 }]);
  await first.stop();
  expect(await findRunning(cluster)).toBeNull();
});

test("after kill -9 of the process that started it the server ends too, and the next start works", async () => {
  const script = `
    const { startEmbedded } = await import("#db/embedded/start-embedded.ts");
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
    console.log("up"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const guest = await start();
  expect(guest.owner).toBe(false);
  const cluster = await clusterOf(guest);
  child.kill("SIGKILL");
  await until(async () => (await findRunning(cluster)) === null);
  const own = await start();
  expect(own.owner).toBe(true);
  expect(await ask(own, "select n from kept")).toEqual([{ n: 7 }]);
  await own.stop();
});

test("an initdb that was killed half-way leaves no data folder behind", async () => {
  const other = join(base, "other");
  mkdirSync(join(other, "pg.new-99999999"), { recursive: true });
  const server = await startEmbedded({ dataDir: other, durable: false });
  expect(existsSync(join(other, "pg.new-99999999"))).toBe(false);
  await server.stop();
});

test("a very long temporary folder does not make the socket's address too long", async () => {
  const before = process.env["TMPDIR"];
  const long = join(base, "t".repeat(90));
  mkdirSync(long);
  process.env["TMPDIR"] = long;
  try {
    const server = await startEmbedded({ dataDir: join(base, "third"), durable: false });
    expect(decodeURIComponent(server.url)).toContain("host=/tmp/farthing-");
    await server.stop();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
});

const NOBODY = 65_534;

test("root keeps running the server as the user who owns the data, although a better user exists since", () => {
  const own = process.getuid?.();
  const chosen = runAs(NOBODY);
  // Only root has a choice of user.
  expect(chosen.uid).toBe(own === 0 && hasUser(NOBODY) ? NOBODY : runAs().uid);
  expect(runAs(987_654).uid).toBe(runAs().uid);
});

function hasUser(uid: number): boolean {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .some((line) => line.startsWith("nobody:") && line.split(":")[2] === `${uid}`);
}
