/** The TypeScript page, run as it is written and held against the types the site serves. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tokenOf } from "#tests/kit/api.ts";
import { API_TYPES } from "#tests/kit/api-types.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { startSite } from "#tests/kit/site.ts";
import type { RunningSite } from "#tests/kit/site.ts";

const database = useDatabase();
const run = promisify(execFile);
let site: RunningSite;
let token = "";
// Inside the checkout, so that the packages are found as in a project that installed them.
mkdirSync(".data", { recursive: true });
const folder = mkdtempSync(join(".data", "api-typescript-"));

beforeAll(async () => {
  const { ada } = await cast();
  await enrich(ada, 7_000_000n);
  token = await tokenOf(ada, { scopes: ["read", "wallet"] });
  site = await startSite(database.url);
  const page = readFileSync("docs/api-typescript.md", "utf8");
  const blocks = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
  writeFileSync(join(folder, "deposit.ts"), blocks.join("\n"));
  const types = await fetch(`${site.origin}/farthing-api.d.ts`);
  writeFileSync(join(folder, "farthing-api.d.ts"), await types.text());
});
afterAll(async () => {
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("the API types served on the site are those of the document", () => {
  const served = readFileSync(join(folder, "farthing-api.d.ts"), "utf8");
  expect(served === readFileSync(API_TYPES, "utf8")).toBe(true);
});

test("the TypeScript compiler accepts the page's example and refuses a wrong name", async () => {
  const file = join(folder, "deposit.ts");
  const compile = () =>
    run(process.execPath, [resolve("node_modules/typescript/lib/tsc.js"), ...OPTIONS, file]);
  await expect(compile()).resolves.toMatchObject({ stdout: "" });
  const right = readFileSync(file, "utf8");
  for (const [name, wrong] of [
    ["deposit_out_of_range", "deposit_out_of_rage"],
    ["begun.deposit_id", "begun.deposit"],
    ["limit: 200", 'limit: "200"'],
  ]) {
    writeFileSync(file, right.replace(name ?? "", wrong ?? ""));
    await expect(compile()).rejects.toMatchObject({ stdout: expect.stringMatching(/error TS/) });
  }
  writeFileSync(file, right);
});

const OPTIONS = [
  "--ignoreConfig",
  "--noEmit",
  "--strict",
  "--target",
  "esnext",
  "--module",
  "nodenext",
  "--skipLibCheck",
  "--allowImportingTsExtensions",
  "--types",
  "node",
];

test("a generated client has types to say: an order, its amounts, a message", async () => {
  const file = join(folder, "models.ts");
  const models = `import type { components } from "./farthing-api.d.ts";
type Order = components["schemas"]["Order"];
type Money = components["schemas"]["Money"];
export const totalOf = (order: Order): Money => order.total;
export const spelt = ({ data }: components["schemas"]["TaskAcceptedMessage"]): string => data.order_id;
export const tasksOf = ({ items }: components["schemas"]["OrderTaskPage"]) => items.map(({ price }) => price.amount);
`;
  writeFileSync(file, models);
  const compile = () =>
    run(process.execPath, [resolve("node_modules/typescript/lib/tsc.js"), ...OPTIONS, file]);
  await expect(compile()).resolves.toMatchObject({ stdout: "" });
  writeFileSync(file, models.replace("order.total", "order.totals"));
  await expect(compile()).rejects.toMatchObject({ stdout: expect.stringMatching(/error TS/) });
});

test("the TypeScript example runs: repeated calls make one deposit, and the statement is read to its end", async () => {
  const env = { PATH: process.env["PATH"], BASE: `${site.origin}/api/v1`, TOKEN: token };
  const { stdout } = await run(process.execPath, [join(folder, "deposit.ts")], { env });
  const [once, address, ...lines] = stdout.trim().split("\n");
  expect(once).toBe("once");
  expect(address).toContain("/sandbox/cards/");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/ deposit 7$/);
  const [row] = await database.owner`
    select count(*)::int as n from deposits where state <> 'succeeded'`;
  expect(row).toEqual({ n: 1 });
});
