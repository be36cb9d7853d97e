/** The connection is cut at the statements of posting, awarding and withdrawing: each has one effect, and the books prove. */
import { beforeAll, expect, test } from "vitest";
import { award } from "#app/domain/agreements/requests/award.ts";
import { postRequest } from "#app/domain/agreements/requests/post-request.ts";
import { withdrawRequest } from "#app/domain/agreements/requests/withdraw-request.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { overrideEnv, provideDatabase } from "#app/env.server.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { USD } from "#tests/kit/money-story.ts";
import { wireTo } from "#tests/kit/wire.ts";
import type { Cut, Wire } from "#tests/kit/wire.ts";
import { posted, proposed } from "./scene.ts";

const database = useDatabase();
let people: Cast;
let wire: Wire;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 50_000_000_000n);
  await closeStore();
  wire = await wireTo(database.url);
  provideDatabase(wire.url);
  overrideEnv({ poolSize: 2, proposalsPerDay: 1000 });
  return async () => {
    await closeStore();
    await wire.close();
  };
});

const wallet = () => balance("wallet", people.ada.id, "USD");

/** Runs `once` with a cut at the first statement, the second (or every `step`th) and so on, until it ends before the cut. */
async function atEveryPoint(once: (cut: Cut) => Promise<boolean>, step: number): Promise<number> {
  let points = 0;
  for (const lost of ["statement", "answer"] as const)
    for (let nth = 1; await once({ lost, nth }); nth += step) points += 1;
  return points;
}

interface Subject {
  call: () => Promise<{ replayed: boolean }>;
  /** The change of the balance by one call. */
  change: bigint;
}

async function onceAtEveryPoint(arrange: () => Promise<Subject>, step = 1): Promise<number> {
  return atEveryPoint(async (cut) => {
    const { call, change } = await arrange();
    const before = await wallet();
    const reached = await wire.cutting(cut, call);
    expect((await call()).replayed).toBe(true);
    expect((await wallet()) - before).toBe(change);
    return reached;
  }, step);
}

test("an award cut at every other statement is made once", async () => {
  const points = await onceAtEveryPoint(async () => {
    const proposalId = await proposed(people.lin, await posted(people.ada));
    const key = newFormKey();
    return { call: () => award(people.ada, { proposalId, key }), change: 40_000_000n };
  }, 2);
  expect(points).toBeGreaterThanOrEqual(22);
});

test("a request posted, and one withdrawn, with a cut at any statement hold and give back their money once", async () => {
  const post = await onceAtEveryPoint(async () => {
    const input = {
      title: "A logo for a mint",
      description: "A coin with a wren on it, in copper ink.",
      categoryId: "design",
      ceiling: USD(1_000_000n),
      hideCeiling: false,
      days: 3,
      listedDays: 3,
      files: [],
      key: newFormKey(),
    };
    return { call: () => postRequest(people.ada, input), change: -1_000_000n };
  });
  const withdraw = await onceAtEveryPoint(async () => {
    const [requestId, key] = [await posted(people.ada), newFormKey()];
    const call = () => withdrawRequest(people.ada, { requestId, key });
    return { call, change: 100_000_000n };
  });
  expect(post).toBeGreaterThanOrEqual(24);
  expect(withdraw).toBeGreaterThanOrEqual(14);
  const { checks } = await verify();
  expect(checks.filter(({ found, kind }) => found > 0 && kind === "violation")).toEqual([]);
});
