/** A request in the sandbox, by operations alone: what `sandbox.test.ts` runs with three tokens. */
import { expect } from "vitest";
import { balanceOf, letPass, refused, untilState } from "#tests/kit/sandbox-steps.ts";
import type { As, SandboxCaller } from "#tests/kit/sandbox-caller.ts";

const WISH = {
  title: "A logo for a mint",
  description: "A coin with a wren on it, drawn in copper ink.",
  category_id: "design/illustration",
  ceiling: "100",
  currency: "USD",
  days: 10,
  listed_days: 14,
};

async function post(one: SandboxCaller): Promise<string> {
  return `/requests/${(await one.ask("POST", "/requests", WISH))["request_id"]}`;
}

async function propose(
  who: SandboxCaller,
  request: string,
  prices: string[],
  as: As = null,
): Promise<string> {
  const lines = prices.map((price, n) => ({ title: `Part ${n + 1}`, price, days: 3 }));
  const body = { note: "I draw wrens.", lines };
  const made = await who.ask("POST", `${request}/proposals`, body, as);
  return `/proposals/${made["proposal_id"]}`;
}

/** Three proposals, two of them on the short list, an award: what is above the price is back at once. Returns the order. */
export async function awardOneOfThree(
  one: SandboxCaller,
  others: [SandboxCaller, SandboxCaller],
): Promise<string> {
  const before = await balanceOf(one);
  const request = await post(one);
  expect(before - (await balanceOf(one))).toBe(100);
  const chosen = await propose(one, request, ["20", "40.5"], "freelancer");
  const second = await propose(others[0], request, ["70"]);
  const last = await propose(others[1], request, ["90"]);
  const foreign = await others[0].send("GET", chosen);
  expect(foreign.body).toMatchObject({ code: "not_found" });
  for (const path of [chosen, second]) await one.ask("POST", `${path}/shortlist`, {});
  const seen = await one.ask<{ items: { id: string }[] }>(
    "GET",
    `${request}/proposals?shortlisted=true`,
  );
  expect(seen.items.map(({ id }) => `/proposals/${id}`)).toEqual([chosen, second]);
  const awarded = await one.ask("POST", `${chosen}/award`);
  expect(awarded).toMatchObject({ refunded: "39.5" });
  expect(before - (await balanceOf(one))).toBe(60.5);
  expect(await refused(one, `${last}/award`, undefined)).toBe("request_over");
  expect(await others[0].ask("GET", second)).toMatchObject({ state: "passed" });
  return awarded["order_id"] ?? "";
}

/** A request with a proposal that is not awarded in its days: all of it is back by the clock. */
export async function awardNobody(one: SandboxCaller, other: SandboxCaller): Promise<void> {
  const before = await balanceOf(one);
  const request = await post(one);
  const proposal = await propose(other, request, ["70"]);
  await letPass(one, 13);
  expect(await one.ask("GET", request)).toMatchObject({ state: "open" });
  await letPass(one, 1);
  await untilState(one, request, "expired");
  expect(await balanceOf(one)).toBe(before);
  expect(await refused(one, `${proposal}/award`, undefined)).toBe("request_over");
}
