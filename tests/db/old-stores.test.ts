/** Stores that earlier releases left behind start, migrate, verify, and answer old keys as they did. */
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { tellDemoStory } from "#app/cli/demo-story.ts";
import { DEMO_PASSWORD } from "#app/cli/demo-cast.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import { afterSignIn } from "#app/http/after-sign-in.ts";
import { withoutStep } from "#tests/kit/factors.ts";
import { overrideEnv } from "#app/env.server.ts";
import { DUTIES } from "#app/domain/kernel/actor.ts";
import { closeStore, sql } from "#app/domain/store/store.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { prepareStore } from "#app/domain/setup/prepare-store.ts";
import { connect } from "#db/client.server.ts";
import { requireHealthyBooks } from "#tests/kit/books.ts";
import { loadStore, RELEASES } from "#tests/kit/stores/load-store.ts";
import { addressOf } from "#tests/kit/template.ts";

let drop: (() => Promise<void>) | undefined;
let restore = () => {};

async function leave(): Promise<void> {
  restore();
  await closeStore();
  await drop?.();
  drop = undefined;
}

/** A migrated copy of the store of the release. */
async function migrated(release: string): Promise<void> {
  const serverUrl = inject("serverUrl");
  const name = `test_${process.pid}_old_${release.replaceAll(".", "_")}`;
  const server = connect(serverUrl, { max: 1 });
  await server`create database ${server(name)}`;
  drop = async () => {
    await server`drop database if exists ${server(name)} with (force)`;
    await server.end({ timeout: 5 });
  };
  const url = addressOf(serverUrl, name);
  restore = overrideEnv({ secret: await loadStore(url, release) });
  await prepareStore(url);
  const owner = connect(url, { max: 1 });
  try {
    await requireHealthyBooks(owner);
  } finally {
    await owner.end({ timeout: 5 });
  }
}

/** From 0.7.0 on addresses are verified. */
const verifies = (release: string) => release === "0.8.0" || release === "0.9.0";

test("a store of the last release, the release before it and the first release is in the fixtures", () => {
  expect(RELEASES).toEqual(["0.1.0", "0.8.0", "0.9.0"]);
});

describe.each(RELEASES)("a store of %s", (release) => {
  beforeAll(() => migrated(release));
  afterAll(leave);

  test("migrates, and its books are proved", async () => {
    const proof = await verify();
    expect(proof.checks.filter(({ kind, found }) => kind === "violation" && found > 0)).toEqual([]);
    expect(proof.violations).toBe(0);
  });

  test("lets its people sign in by e-mail and by handle, and asks those to verify the address who never did", async () => {
    const from = { address: "192.0.2.1", agent: "Test" };
    const next = verifies(release) ? "/wallet" : "/settings/email?next=%2Fwallet";
    for (const email of ["lin@farthing.test", "lin"]) {
      const { userId } = withoutStep(await signIn({ email, password: DEMO_PASSWORD }, from));
      expect(await afterSignIn(userId, "/wallet")).toBe(next);
    }
    const states = await sql`
      select distinct email_state from users where password_hash is not null order by 1`;
    expect(states).toEqual([{ email_state: verifies(release) ? "verified" : "from_before" }]);
  });

  test("keeps what its staff may do: all four duties", async () => {
    const staff = await sql<{ duties: string[] }[]>`select duties from users where role = 'staff'`;
    expect(staff.length).toBeGreaterThan(0);
    for (const { duties } of staff) expect(duties).toEqual([...DUTIES]);
    const others = await sql`select 1 from users where role <> 'staff' and duties <> '{}'`;
    expect(others).toHaveLength(0);
  });

  test("answers the keys of its demo as that release did", async () => {
    const before = await written();
    expect(before.transfers).toBeGreaterThan(700n);
    await tellDemoStory();
    expect(await written()).toEqual(before);
  });
});

async function written() {
  const [counts] = await sql<{ commands: bigint; transfers: bigint; tasks: bigint }[]>`
    select (select count(*) from commands) as commands, (select count(*) from transfers) as transfers,
           (select count(*) from tasks) as tasks`;
  if (counts === undefined) throw new Error("Counting gives a row.");
  return counts;
}
