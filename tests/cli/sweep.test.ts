/** `npm run sweep`: the operator's report, also when a payout had to be left out. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { childEnvironment } from "#app/env.server.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, payoutAccount } from "#tests/kit/money-story.ts";
import { stubbornRow } from "#tests/kit/stubborn-row.ts";

const database = useDatabase();
const run = promisify(execFile);

async function sweptFromTheCommandLine(): Promise<string> {
  const env = childEnvironment({ DATABASE_URL: database.url, NODE_ENV: "production" });
  return (await run(process.execPath, ["app/cli/start.mjs", "sweep"], { env })).stdout;
}

test("the sweep command prints how many payouts it made, and how many it could not make", async () => {
  const ada = await person("ada");
  const people = [await person("lin"), await person("max"), await person("kim")];
  for (const who of people) {
    await earned(ada, who, 10_000_000n);
    await payoutAccount(who);
  }
  const mend = await stubbornRow(database.owner, "payouts", `new.user_id = '${people[1]?.id}'`);
  const first = await sweptFromTheCommandLine();
  expect(first).toContain("0 earnings cleared; 2 payouts made.");
  expect(first).toContain("1 could not be done: npm run verify says why.");
  await mend();
  // Tried again a minute later, not at once.
  await database.owner`update setbacks set last_at = last_at - interval '2 minutes'`;
  const second = await sweptFromTheCommandLine();
  expect(second).toContain("1 payouts made.");
  expect(second).not.toContain("left out");
});
