/** What a convoy of any kind promises when its connection dies between two of its steps. */
import { expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { Convoy } from "#app/domain/commands/convoy.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { useDatabase } from "#tests/kit/database.ts";

const database = useDatabase();

test("dead between writing and sealing: everybody goes alone, and no failure is left unheard", async () => {
  const unheard: unknown[] = [];
  const hear = (problem: unknown) => void unheard.push(problem);
  process.on("unhandledRejection", hear);
  const alone: string[] = [];
  let [cuts, writing, written] = [0, 0, 0];
  const both = Promise.withResolvers<void>();
  const convoy = new Convoy<string, number, string, { went: string }>({
    subject: (input) => input,
    async look(tx) {
      const [row] = await tx.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      return row?.pid ?? 0;
    },
    judge: ({ input }) => ({ move: input, answer: { went: "together" } }),
    async write() {
      // Each goes by itself, and a cut before the other got so far would be another story.
      writing += 1;
      if (writing === 2) both.resolve();
      await both.promise;
      // The commands' own rows, which are written beside this, are through by then.
      await new Promise((resolve) => setTimeout(resolve, 100));
      const [cut] = await database.owner`
        select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and application_name = 'farthing commands' and xact_start is not null`;
      cuts += cut === undefined ? 0 : 1;
      // Until this process has heard it, too.
      await new Promise((resolve) => setTimeout(resolve, 100));
      written += 1;
    },
    async alone(_spec, input) {
      alone.push(input);
      return { answer: { went: "alone" }, replayed: false };
    },
  });
  const ride = (input: string) =>
    convoy.ride({ name: "test.ride", actor: CLOCK, key: newFormKey(), input: { input } }, input);
  const answers = await Promise.all(["a", "b"].map(ride));
  expect(answers.map(({ answer }) => answer.went)).toEqual(["alone", "alone"]);
  expect(alone.toSorted()).toEqual(["a", "b"]);
  // They are answered at once; what the convoy still tries on the dead connection fails a little later.
  await expect.poll(() => written).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(cuts).toBeGreaterThan(0);
  process.off("unhandledRejection", hear);
  expect(unheard).toEqual([]);
});
