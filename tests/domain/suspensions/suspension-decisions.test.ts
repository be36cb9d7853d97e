/** The record of staff's decisions about a suspended person's money: contests, a proposed account, and who signed it. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { proposeExitAccount, signExitAccount } from "#app/domain/suspensions/exit-account.ts";
import { suspensionDecisions } from "#app/domain/suspensions/suspension-decisions.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned } from "#tests/kit/money-story.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { suspended } from "#tests/kit/suspension-scene.ts";

useDatabase();

test("a contest, a proposed account and its second signature are told with their people; others read nothing", async () => {
  const { ada, lin, max, sol, ray } = await cast();
  await enrich(ada, 200_000_000n);
  await earned(ada, lin, 100_000_000n);
  await suspended(lin, 40_000_000n, sol);
  const account = { holder: "Lin Example", account: "DE89370400440532013000" };
  const proposal = { ...account, userId: lin.id, reason: "Seen on video.", key: newFormKey() };
  const { answer } = await proposeExitAccount(sol, proposal);
  await signExitAccount(ray, { ...answer, key: newFormKey() });
  const told = await suspensionDecisions(ray, lin.id);
  expect(told.map(({ what, by }) => [what, by])).toEqual([
    ["contested", "Sol"],
    ["account_proposed", "Sol"],
    ["account_signed", "Ray"],
  ]);
  expect(told).toMatchObject([
    { amountMicros: 40_000_000n, currency: "USD" },
    { tail: "3000", reason: "Seen on video." },
    { tail: "3000" },
  ]);
  expect(await suspensionDecisions(ray, max.id)).toEqual([]);
  for (const viewer of [lin, max, null])
    expect(await refusalOf(suspensionDecisions(viewer, lin.id))).toMatchObject({
      code: "not_found",
    });
});
