/** What every command promises: a key has one effect and one answer, and of two calls at once each comes to what its rules say. */
import { describe, expect, test } from "vitest";
import { newFormKey } from "#app/domain/kernel/form-key.ts";

export interface Scene {
  /** Calls the command under the key; a command of the clock makes keys of its own. */
  call: (key: string) => Promise<unknown>;
  /** What the command leaves behind: a balance, a state, a count of rows. */
  effect: () => Promise<unknown>;
  /** The effect of one call. */
  once: unknown;
  /** Two calls at once under two keys: what the second comes to, `done` or a refusal's code. */
  second: string;
  /** The effect of both calls, where the second is done as well and changes something more. */
  both?: unknown;
}

/**
 * Two tests of the command; `arrange` makes a new subject for each of them. `ownKeys` is for commands of the clock: they have
 * no answer to repeat, so a second call must change nothing by itself.
 */
export function happensOnce(
  verb: string,
  arrange: () => Promise<Scene>,
  options: { ownKeys?: boolean } = {},
): void {
  describe(verb, () => {
    test(
      options.ownKeys === true
        ? "called again, it changes nothing more"
        : "under one key it is done once, sent at once and sent again, with the same answer",
      async () => {
        const { call, effect, once } = await arrange();
        expect(await effect(), "the scene is already what the command makes of it").not.toEqual(
          once,
        );
        const key = newFormKey();
        const [first, ...repeats] =
          options.ownKeys === true
            ? [await call(key), await call(key)]
            : [...(await Promise.all([call(key), call(key)])), await call(key)];
        expect(await effect()).toEqual(once);
        if (options.ownKeys !== true)
          for (const again of repeats) expect(answerOf(again)).toEqual(answerOf(first));
      },
    );

    test("of two calls at once, each comes to what its rules say", async () => {
      const { call, effect, once, second, both = once } = await arrange();
      const results = await Promise.allSettled([call(newFormKey()), call(newFormKey())]);
      expect(results.map(codeOf).toSorted()).toEqual(["done", second].toSorted());
      expect(await effect()).toEqual(both);
    });
  });
}

/** Of an outcome its answer; what is shown only once (a secret, a session's token) is no part of it. */
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
