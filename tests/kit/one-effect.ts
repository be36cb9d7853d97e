/** Tests what every command promises: one effect and one answer per key, and the ruled result for two calls at once. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";

export interface Scene {
  /** Calls the command with the key; a command of the clock makes its own keys. */
  call: (key: string) => Promise<unknown>;
  /** Reads the effect of the command: a balance, a state, a count of rows. */
  effect: () => Promise<unknown>;
  /** The effect of one call. */
  once: unknown;
  /** The result of the second of two calls at once with two keys: `done` or a refusal's code. */
  second: string;
  /** The effect of both calls, if the second is done too and changes more. */
  both?: unknown;
}

/** For commands with a key of their caller. `arrange` makes a new subject each time; one test, because checks run after each. */
export function happensOnce(verb: string, arrange: () => Promise<Scene>): void {
  test(`${verb}: one key has one effect and one answer; of two keys at once each comes to what the rules say`, async () => {
    const { call, effect, once } = await arrange();
    await requireToDo(effect, once);
    const key = newFormKey();
    const answers = [...(await Promise.all([call(key), call(key)])), await call(key)];
    expect(await effect(), "sent at once and again, under one key").toEqual(once);
    const [first, ...repeats] = answers.map(answerOf);
    for (const again of repeats) expect(again).toEqual(first);
    await requireTwoAtOnce(await arrange());
  });
}

/** For commands of the clock and of providers, which make their own keys: a second call changes nothing. */
export function changesOnce(verb: string, arrange: () => Promise<Omit<Scene, "second">>): void {
  test(`${verb}: called again or twice at once, it changes what one call changes`, async () => {
    const { call, effect, once } = await arrange();
    await requireToDo(effect, once);
    await call(newFormKey());
    await call(newFormKey());
    expect(await effect(), "called again").toEqual(once);
    await requireTwoAtOnce({ ...(await arrange()), second: "done" });
  });
}

async function requireTwoAtOnce({ call, effect, once, second, both = once }: Scene): Promise<void> {
  const results = await Promise.allSettled([call(newFormKey()), call(newFormKey())]);
  expect(results.map(codeOf).toSorted(), "two at once").toEqual(["done", second].toSorted());
  expect(await effect(), "two at once").toEqual(both);
}

/** Fails when the effect is there before the call, because the test would prove nothing. */
async function requireToDo(effect: Scene["effect"], once: unknown): Promise<void> {
  expect(await effect(), "the scene is already what the command makes of it").not.toEqual(once);
}

/** The answer of an outcome, without values shown only once (a secret, a session's token). */
function answerOf(outcome: unknown): unknown {
  return typeof outcome === "object" && outcome !== null && "answer" in outcome
    ? outcome.answer
    : outcome;
}

function codeOf(result: PromiseSettledResult<unknown>): string {
  if (result.status === "fulfilled") return "done";
  const { reason } = result as { reason: unknown };
  if (reason instanceof Error && "code" in reason) return String(reason.code);
  throw reason;
}
