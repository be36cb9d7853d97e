/** The promises of every group commit: no command waits in it, and a failure of the group is no command's answer. */
import { expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { Steps } from "#app/domain/commands/carry.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { GroupCommit } from "#app/domain/commands/group-commit.ts";
import { provideDatabase } from "#app/env.server.ts";
import { useDatabase } from "#tests/kit/database.ts";

const database = useDatabase();

/** Commands that only return the size of their group; each test changes one step. */
type Counting = Steps<string, number, { input: string; of: number }, { of: number }>;

function counting(
  changed: Partial<Counting> = {},
): GroupCommit<string, number, { input: string; of: number }, { of: number }> {
  return new GroupCommit({
    subject: (input) => input,
    look: async (_tx, commands) => commands.length,
    judge: ({ input }, of) => ({ move: { input, of } }),
    write: async (_tx, moves) => moves.map(({ of }) => ({ of })),
    ...changed,
  });
}

const specOf = (input: string, key: string) => ({
  name: "test.submit" as const,
  actor: CLOCK,
  key,
  input: { input },
});

/** Ends the connection of every running command, and returns their number. */
async function cutCommands(): Promise<number> {
  const cut = await database.owner`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and application_name = 'farthing commands' and xact_start is not null`;
  return cut.length;
}

test("a connection that dies between writing and sealing sends each command by itself, and no failure is left unhandled", async () => {
  const unhandled: unknown[] = [];
  const hear = (problem: unknown) => void unhandled.push(problem);
  process.on("unhandledRejection", hear);
  let [cuts, writing, written] = [0, 0, 0];
  const both = Promise.withResolvers<void>();
  const commits = counting({
    async look(tx, commands, mayWait) {
      await tx.sql`select pg_backend_pid()`;
      return mayWait ? 0 : commands.length;
    },
    async write(_tx, moves) {
      const answers = moves.map(({ of }) => ({ of }));
      if (moves.every(({ of }) => of === 0)) return answers;
      // Both groups have written by now; a cut before that would test another case.
      writing += 1;
      if (writing === 2) both.resolve();
      await both.promise;
      // The commands' own rows, written in parallel, are there by then.
      await new Promise((resolve) => setTimeout(resolve, 100));
      cuts += await cutCommands();
      // Until this process has received it, too.
      await new Promise((resolve) => setTimeout(resolve, 100));
      written += 1;
      return answers;
    },
  });
  const submit = (input: string) => commits.submit(specOf(input, newFormKey()), input);
  const outcomes = await Promise.all(["a", "b"].map(submit));
  // Each was carried by itself and waited: `of` is 0.
  expect(outcomes).toEqual(["a", "b"].map(() => ({ answer: { of: 0 }, replayed: false })));
  // They are answered at once; the group's further statements on the dead connection fail a little later.
  await expect.poll(() => written).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(cuts).toBeGreaterThan(0);
  process.off("unhandledRejection", hear);
  expect(unhandled).toEqual([]);
});

test("a failure of a group sends each command by itself, and only the failing command is told of it", async () => {
  const commits = counting({
    async write(tx, moves) {
      if (moves.some(({ input }) => input === "guilty")) await tx.sql`select 1 / 0`;
      return moves.map(({ of }) => ({ of }));
    },
  });
  // Two groups of two; the good command of the failing group is the first.
  const inputs = ["innocent", "guilty", "b", "c"];
  const results = await Promise.allSettled(
    inputs.map((input) => commits.submit(specOf(input, newFormKey()), input)),
  );
  expect(results).toEqual([
    { status: "fulfilled", value: { answer: { of: 1 }, replayed: false } },
    { status: "rejected", reason: expect.objectContaining({ code: "22012" }) },
    { status: "fulfilled", value: { answer: { of: 2 }, replayed: false } },
    { status: "fulfilled", value: { answer: { of: 2 }, replayed: false } },
  ]);
});

test("a command whose key is held elsewhere is answered by itself, and its group does not wait for it", async () => {
  const commits = counting();
  const [taken, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const spec = specOf("held", newFormKey());
  const holding = command(spec, async () => {
    taken.resolve();
    await letGo.promise;
    return { of: 7 };
  });
  await taken.promise;
  const waiting = commits.submit(spec, "held");
  const others = ["a", "b", "c"].map((input) => commits.submit(specOf(input, newFormKey()), input));
  expect((await Promise.all(others)).map(({ answer }) => answer.of)).toEqual([2, 2, 2]);
  letGo.resolve();
  await holding;
  expect(await waiting).toEqual({ answer: { of: 7 }, replayed: true });
});

test("a group's commit whose answer is lost, with a server out of reach since, is not reported as undone", async () => {
  const { url } = database;
  const commits = counting({
    async write(tx, moves) {
      const [row] = await tx.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      const pid = row?.pid ?? 0;
      // The server dies just when the commit is sent, and refuses further connections.
      setImmediate(() => {
        process.kill(pid, "SIGTERM");
        provideDatabase("postgres://nobody@127.0.0.1:1/none");
      });
      tx.sql`select pg_sleep(0.3)`.catch(() => {});
      return moves.map(({ of }) => ({ of }));
    },
  });
  try {
    const lost = commits.submit(specOf("a", newFormKey()), "a");
    await expect(lost).rejects.toMatchObject({ code: "outcome_unknown" });
  } finally {
    provideDatabase(url);
  }
});
