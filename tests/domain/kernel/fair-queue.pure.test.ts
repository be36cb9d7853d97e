/** The order of turns when more calls wait than the machine can serve; measured by turns, never by time. */
import { expect, test } from "vitest";
import { FairQueue } from "#app/domain/kernel/fair-queue.ts";

function scene(limits: Partial<ConstructorParameters<typeof FairQueue>[0]> = {}) {
  const turns = new FairQueue({ atOnce: 2, mostWaiting: { known: 4, strangers: 64 }, ...limits });
  const begun: string[] = [];
  const open: Array<() => void> = [];
  /** Asks for a turn; the turn lasts until `endOne`. Returns "done" or the code of the refusal. */
  const ask = (name: string, place: string, known = false) =>
    turns
      .take({ place, known }, async () => {
        begun.push(name);
        await new Promise<void>((resolve) => open.push(resolve));
        return "done";
      })
      .catch((problem: { code: string }) => problem.code);
  /** Ends the oldest turn and lets the next begin. */
  const endOne = async () => {
    open.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { turns, begun, ask, endOne };
}

/** Sixty wrong passwords at once from sixty places. */
function attack({ ask }: ReturnType<typeof scene>, round: string) {
  return Array.from({ length: 60 }, (_, n) => ask(`${round} ${n}`, `place ${n}`));
}

test("a known browser gets the very next turn among sixty tries from sixty places", async () => {
  const at = scene();
  void attack(at, "wrong");
  void at.ask("honest", "browser", true);
  await at.endOne();
  expect(at.begun).toEqual(["wrong 0", "wrong 1", "honest"]);
});

test("a stranger from a new place waits at most for the sixty tries before", async () => {
  const at = scene();
  void attack(at, "wrong");
  const honest = at.ask("honest", "new place");
  for (let turn = 0; turn < 60; turn += 1) await at.endOne();
  expect(at.begun.at(-1)).toBe("honest");
  await at.endOne();
  await at.endOne();
  expect(await honest).toBe("done");
});

test("a stranger from a new place goes before all further tries of the sixty places", async () => {
  const at = scene();
  void attack(at, "wrong");
  for (let turn = 0; turn < 58; turn += 1) await at.endOne();
  void attack(at, "again");
  void at.ask("honest", "new place");
  await at.endOne();
  expect(at.begun.at(-1)).toBe("honest");
});

test("a full queue lets a new place in and drops the last try of the busiest place", async () => {
  const at = scene({ mostWaiting: { known: 4, strangers: 3 } });
  const greedy = Array.from({ length: 5 }, (_, n) => at.ask(`greedy ${n}`, "greedy"));
  void at.ask("honest", "new place");
  expect(await greedy[4]).toBe("busy");
  expect(await at.ask("more", "greedy")).toBe("busy");
  await at.endOne();
  expect(at.begun).toEqual(["greedy 0", "greedy 1", "honest"]);
});

test("a full queue of places with one try each refuses the next one", async () => {
  const at = scene({ mostWaiting: { known: 4, strangers: 2 } });
  for (const place of ["a", "b", "c", "d"]) void at.ask(place, place);
  expect(await at.ask("e", "e")).toBe("busy");
});

test("known browsers get every second turn, and strangers the others", async () => {
  const at = scene({ atOnce: 1 });
  void at.ask("first", "x");
  for (const n of [1, 2]) void at.ask(`known ${n}`, `browser ${n}`, true);
  for (const n of [1, 2, 3]) void at.ask(`stranger ${n}`, `place ${n}`);
  for (let turn = 0; turn < 5; turn += 1) await at.endOne();
  expect(at.begun).toEqual([
    "first",
    "known 1",
    "stranger 1",
    "known 2",
    "stranger 2",
    "stranger 3",
  ]);
});

test("a turn that is forgiven does not count against its place", async () => {
  const at = scene({ atOnce: 1 });
  void at.ask("office", "office");
  at.turns.forgive({ place: "office", known: false });
  void at.ask("office again", "office");
  void at.ask("other", "other");
  await at.endOne();
  expect(at.begun).toEqual(["office", "office again"]);
});
