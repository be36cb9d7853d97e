/** Sign-up and change of address do the same work for an address with and without an account, counted on the wire. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { changeEmail } from "#app/domain/people/addresses/change-email.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { overrideEnv, provideDatabase } from "#app/env.server.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { opened } from "#tests/kit/addresses.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member } from "#tests/kit/members.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { wireTo } from "#tests/kit/wire.ts";
import type { Wire } from "#tests/kit/wire.ts";

const database = useDatabase();
useQuickPasswords({ signUpsPerAddress: 1000 });

let wire: Wire;
let ada: UserActor;
let count = 0;

const fresh = () => `fresh-${(count += 1)}`;
const place = () => ({ address: `192.0.2.${(count += 1)}`, agent: "Test" });

/** Two ways to name an address: the first has an account, the second has none. */
const KNOWN = "holder@example.test";
const WAYS = [() => KNOWN, () => `${fresh()}@example.test`];

const VERBS: Record<string, (email: string) => Promise<unknown>> = {
  "a sign-up": (email) => opened(fresh(), email, place()),
  "a change of address": (email) => changeEmail(ada, { email, key: newFormKey() }),
};

beforeAll(async () => {
  await member("holder");
  ada = await member("ada");
  await closeStore();
  wire = await wireTo(database.url);
  provideDatabase(wire.url);
  // One connection, and each statement run once before: a connection asks the server for the types of a new statement first.
  const restore = overrideEnv({ poolSize: 1 });
  for (const verb of Object.values(VERBS)) for (const email of WAYS) await verb(email());
  return async () => {
    restore();
    await closeStore();
    await wire.close();
  };
});

test.each(Object.entries(VERBS))("%s takes the same round trips for both", async (_, verb) => {
  const trips: Awaited<ReturnType<Wire["during"]>>[] = [];
  for (const email of WAYS) trips.push(await wire.during(() => verb(email())));
  expect(trips[0]).toEqual(trips[1]);
});
