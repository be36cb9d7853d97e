/** Withdrawing a request: the whole ceiling is back, once. */
import { beforeAll, expect, test } from "vitest";
import { withdrawRequest } from "#app/domain/agreements/requests/withdraw-request.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { posted, proposed, withdrawn } from "./scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

const wallet = () => balance("wallet", people.ada.id, "USD");

test("a withdrawn request is given back in full and takes no proposal any more", async () => {
  const before = await wallet();
  const requestId = await posted(people.ada);
  await withdrawn(people.ada, requestId);
  expect(await wallet()).toBe(before);
  expect(await refusalOf(proposed(people.lin, requestId))).toMatchObject({ code: "request_over" });
  expect(await refusalOf(withdrawn(people.ada, requestId))).toMatchObject({ code: "request_over" });
});

happensOnce("withdraw_request", async () => {
  const before = await wallet();
  const requestId = await posted(people.ada);
  return {
    call: (key) => withdrawRequest(people.ada, { requestId, key }),
    effect: wallet,
    once: before,
    second: "request_over",
  };
});
