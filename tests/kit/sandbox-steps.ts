/** Shortcuts for stories in the sandbox: time passes, a balance, a refusal, a state that the worker brings. */
import { untilTrue } from "#tests/worker/until-true.ts";
import type { As, SandboxCaller } from "./sandbox-caller.ts";

interface Paired {
  you: { handle: string };
  freelancer: { handle: string };
  gigs: { id: string }[];
}

export const pairOf = (one: SandboxCaller) => one.ask<Paired>("GET", "/sandbox");

export const letPass = (one: SandboxCaller, days: number) =>
  one.ask("POST", "/sandbox/time", { hours: 24 * days });

/** In the currency's unit. */
export async function balanceOf(one: SandboxCaller): Promise<number> {
  const { purses } = await one.ask<{ purses: { balance: { amount: string } }[] }>("GET", "/wallet");
  return Number(purses[0]?.balance.amount ?? 0);
}

/** The code that a call is refused with. */
export async function refused(
  one: SandboxCaller,
  path: string,
  body: unknown,
  as?: As,
): Promise<unknown> {
  return (await one.send("POST", path, body, as)).body["code"];
}

export const untilState = (one: SandboxCaller, path: string, state: string) =>
  untilTrue(20, async () => (await one.ask("GET", path))["state"] === state);
