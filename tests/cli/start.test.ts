/** The operator's message when a start fails: one sentence that names the thing, status 1, no stack. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "#tests/kit/database.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "farthing start ü "));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, settings: Record<string, string>) {
  const child = spawn(process.execPath, ["app/cli/start.mjs", command], {
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "production",
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      DATA_DIR: folder,
      ...settings,
    },
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  return new Promise<{ status: number | null; said: string }>((resolve) => {
    child.on("close", (status) => resolve({ status, said }));
  });
}

const UNTIDY = /\bat \S+ \(|node_modules|Error:/;

test("start refuses a data folder that is a file", async () => {
  const file = join(folder, "a file");
  writeFileSync(file, "");
  const { status, said } = await run("start", { DATA_DIR: file });
  expect(status).toBe(1);
  expect(said).toContain(`The data folder ${file} cannot be used`);
  expect(said).not.toMatch(UNTIDY);
});

test("start refuses a port that is taken", async () => {
  const other = createServer().listen(0);
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as AddressInfo;
  const { status, said } = await run("start", { PORT: `${port}` });
  other.close();
  expect(status).toBe(1);
  expect(said).toContain(`Port ${port} is taken by another program.`);
  expect(said).not.toMatch(UNTIDY);
});

test("start refuses a database that is not there", async () => {
  const { status, said } = await run("verify", {
    DATABASE_URL: "postgres://me:hidden@127.0.0.1:9/x",
  });
  expect(status).toBe(1);
  expect(said).toContain("The database in DATABASE_URL cannot be used");
  expect(said).not.toContain("hidden");
  expect(said).not.toMatch(UNTIDY);
});

test("start refuses a sandbox database that is not there, or that is the market's own", async () => {
  const fresh = await freshDatabase();
  try {
    const away = await run("verify", {
      DATABASE_URL: fresh.url,
      SANDBOX_DATABASE_URL: "postgres://me:hidden@127.0.0.1:9/x",
    });
    expect(away.status).toBe(1);
    expect(away.said).toContain("The database in SANDBOX_DATABASE_URL cannot be used");
    expect(away.said).not.toContain("hidden");
    expect(away.said).not.toMatch(UNTIDY);
    const same = { DATABASE_URL: fresh.url, SANDBOX_DATABASE_URL: fresh.url };
    expect((await run("verify", same)).said).toContain(
      "SANDBOX_DATABASE_URL must not be the database in DATABASE_URL",
    );
    // The same database by another address.
    const disguised = `${fresh.url}&application_name=x`;
    const taken = await run("verify", { ...same, SANDBOX_DATABASE_URL: disguised });
    expect(taken.status).toBe(1);
    expect(taken.said).toContain(
      "SANDBOX_DATABASE_URL: The database for the sandbox holds real books.",
    );
    expect(taken.said).not.toMatch(UNTIDY);
  } finally {
    await fresh.drop();
  }
}, 60_000);

test("start refuses a public address without a secret, or with pretend money the operator did not agree to", async () => {
  const { status, said } = await run("start", { PUBLIC_ORIGIN: "https://farthing.example" });
  expect(status).toBe(1);
  expect(said).toMatch(/SECRET must be set.*\n.*PRETEND_MONEY must be yes/);
});

test("a command that does not exist is refused", async () => {
  const { status, said } = await run("fly", {});
  expect([status, said]).toEqual([1, expect.stringContaining("Unknown command fly")]);
});
