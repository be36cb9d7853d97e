/** The second factor of the demo's staff: given once, also to demos of earlier releases, and never printed at a public address. */
import { expect, test } from "vitest";
import { demoCast, demoEmail } from "#app/cli/demo-cast.ts";
import { demoCodes } from "#app/cli/demo-code.ts";
import { demoLogins } from "#app/cli/seed.ts";
import { giveDemoFactors } from "#app/domain/demo/demo-factors.ts";
import { waysOf } from "#app/domain/security/ways.ts";
import { spendTotp } from "#app/domain/security/totp.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";

useDatabase();
useQuickPasswords();
const clock = useMovedClock();

test("each member of the demo's staff gets an app once, whose code is printed and works", async () => {
  const { ada, sol, ray } = await demoCast();
  await giveDemoFactors();
  await giveDemoFactors();
  for (const staff of [sol, ray]) expect((await waysOf(staff.id)).totp).toBe(true);
  expect((await waysOf(ada.id)).totp).toBe(false);
  expect(await sql`select from totp_factors`).toHaveLength(2);
  // The demo's people hear nothing of it.
  expect(await sql`select from events where name = 'account.factor_changed'`).toHaveLength(0);
  const codes = await demoCodes();
  expect(codes.map(({ email }) => email)).toEqual([demoEmail("sol"), demoEmail("ray")]);
  const logins = await demoLogins();
  const said = logins.find(({ email }) => email === demoEmail("sol"))?.code;
  expect(said).toEqual(codes[0]);
  expect(logins.find(({ email }) => email === demoEmail("ada"))?.code).toBeUndefined();
  expect(await spendTotp(sol.id, said?.code ?? "")).toBe("right");
  clock.pass(1 / 60);
  const [next] = await demoCodes();
  expect(await spendTotp(sol.id, next?.code ?? "")).toBe("right");
});

test("at a public address no code is printed", async () => {
  const restore = overrideEnv({ publicOrigin: "https://farthing.example" });
  try {
    expect(await demoCodes()).toEqual([]);
  } finally {
    restore();
  }
});
