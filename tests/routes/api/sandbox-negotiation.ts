/** Two people agree in the sandbox, by operations alone: what `sandbox.test.ts` runs with one token. */
import { expect } from "vitest";
import { letPass, pairOf, refused, untilState } from "#tests/kit/sandbox-steps.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import type { As, SandboxCaller } from "#tests/kit/sandbox-caller.ts";

const SELLER = "freelancer";

const line = (title: string, price: string) => ({
  title,
  scope: `Everything about the ${title.toLowerCase()}.`,
  price,
  days: 4,
  revisions: 1,
});

function terms(prices: readonly [string, string, string], total: string) {
  const lines = ["Sketch", "Ink", "Colour"].map((title, n) => line(title, prices[n] ?? ""));
  return { title: "Three drawings", lines, funded: "first", valid_days: 3, total };
}

/** A question about a gig, its answer, an offer and a counter-offer: the order of three milestones, the first of them funded. */
export async function negotiate(one: SandboxCaller): Promise<{ orderId: string; thread: string }> {
  const { you, freelancer, gigs } = await pairOf(one);
  const question = { to: freelancer.handle, gig_id: gigs[0]?.id, text: "Sketch first?" };
  const { thread_id: thread = "" } = await one.ask("POST", "/messages", question);
  await one.ask("POST", "/messages", { to: thread, text: "Yes." }, SELLER);
  const theirs = { handle: you.handle, side: SELLER, ...terms(["20", "50", "40"], "110") };
  const path = `/offers/${(await one.ask("POST", "/offers", theirs, SELLER))["offer_id"]}`;
  const ours = { version: 1, ...terms(["20", "50", "30"], "100") };
  expect(await one.ask("POST", `${path}/versions`, ours)).toMatchObject({ version: 2 });
  expect(await refused(one, `${path}/accept`, { version: 1 }, SELLER)).toBe("stale_offer");
  expect(await refused(one, `${path}/accept`, { version: 2 })).toBe("own_offer");
  const accepted = await one.ask("POST", `${path}/accept`, { version: 2 }, SELLER);
  return { orderId: accepted["order_id"] ?? "", thread };
}

/** The first milestone with a revision, the second one funded, a price up and a price down, and a change that nobody answers. */
export async function workAndChange(one: SandboxCaller, orderId: string): Promise<string> {
  const [first] = await linesOf(one, orderId);
  const sketch = first?.task_id ?? "";
  await startAndDeliver(one, sketch);
  await one.ask("POST", `/tasks/${sketch}/revise`, { note: "Rounder, please." });
  await one.ask("POST", `/tasks/${sketch}/deliver`, { note: "Round." }, SELLER);
  await one.ask("POST", `/tasks/${sketch}/accept`, {});
  const fund = `/orders/${orderId}/fund_line`;
  expect(await refused(one, fund, { position: 3 })).toBe("stale");
  const { task_id: ink = "" } = await one.ask("POST", fund, { position: 2 });
  const frame = { kind: "add", title: "Frame", scope: "Oak.", price: "30", days: 2 };
  await change(one, orderId, frame, [SELLER, null]);
  await change(one, orderId, { kind: "lower", task_id: ink, price: "10" }, [null, SELLER]);
  const more = { kind: "days", task_id: ink, days: 5 };
  const { change_id: forgotten } = await one.ask(
    "POST",
    `/orders/${orderId}/changes`,
    more,
    SELLER,
  );
  return `/changes/${forgotten}`;
}

/** The rest is delivered and nobody says a word: each delivery is accepted by the clock. */
export async function letItBeAccepted(one: SandboxCaller, orderId: string): Promise<void> {
  await one.ask("POST", `/orders/${orderId}/fund_line`, { position: 3 });
  const [, ...open] = await linesOf(one, orderId);
  for (const { task_id: task } of open) await startAndDeliver(one, task ?? "");
  await letPass(one, 14);
  const isPaid = ({ held }: AgreedLine) => held.amount === "0";
  await untilTrue(20, async () => (await linesOf(one, orderId)).every(isPaid));
}

/** An offer whose days are over before anybody accepts it. */
export async function forgetAnOffer(one: SandboxCaller): Promise<string> {
  const { you } = await pairOf(one);
  const made = { handle: you.handle, side: SELLER, ...terms(["1", "2", "3"], "6") };
  const path = `/offers/${(await one.ask("POST", "/offers", made, SELLER))["offer_id"]}`;
  await letPass(one, 3);
  expect(await refused(one, `${path}/accept`, { version: 1 })).toBe("stale_offer");
  await untilState(one, path, "expired");
  return path;
}

async function startAndDeliver(one: SandboxCaller, task: string): Promise<void> {
  await one.ask("POST", `/tasks/${task}/start`, {}, SELLER);
  await one.ask("POST", `/tasks/${task}/deliver`, { note: "Here." }, SELLER);
}

/** A change proposed by one side and accepted by the other. */
async function change(
  one: SandboxCaller,
  orderId: string,
  proposed: object,
  [by, other]: [As, As],
): Promise<void> {
  const { change_id } = await one.ask("POST", `/orders/${orderId}/changes`, proposed, by);
  await one.ask("POST", `/changes/${change_id}/accept`, undefined, other);
}

export interface AgreedLine {
  title: string;
  task_id: string | null;
  state: string | null;
  held: { amount: string };
}

export async function linesOf(one: SandboxCaller, orderId: string): Promise<AgreedLine[]> {
  return (await one.ask<{ agreed_lines: AgreedLine[] }>("GET", `/orders/${orderId}`)).agreed_lines;
}
