/** The clock ends requests whose time is over, each once. */
import { beforeAll, expect, test } from "vitest";
import { expireRequests } from "#app/domain/agreements/requests/expire-requests.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { awarded, daysLater, posted, proposed } from "./scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

const wallet = () => balance("wallet", people.ada.id, "USD");

async function stateOf(requestId: string): Promise<string> {
  const [row] = await sql<{ state: string }[]>`
    select state from buyer_requests where id = ${requestId}`;
  return row?.state ?? "";
}

test("a request whose time is over is given back in full, and cannot be awarded from that moment on", async () => {
  const before = await wallet();
  const requestId = await posted(people.ada, { listedDays: 2 });
  const proposalId = await proposed(people.lin, requestId);
  await daysLater(3, async () => {
    expect(await refusalOf(awarded(people.ada, proposalId))).toMatchObject({
      code: "request_over",
    });
    await expireRequests();
    await expireRequests();
  });
  expect(await stateOf(requestId)).toBe("expired");
  expect(await wallet()).toBe(before);
});

changesOnce("expire", async () => {
  const before = await wallet();
  const requestId = await posted(people.ada, { listedDays: 1 });
  return {
    call: () => daysLater(2, () => expireRequests()),
    effect: async () => [await stateOf(requestId), await wallet()],
    once: ["expired", before],
  };
});

test("a request whose time is not over stays", async () => {
  const requestId = await posted(people.ada);
  expect(await expireRequests()).toBe(0);
  expect(await stateOf(requestId)).toBe("open");
});
