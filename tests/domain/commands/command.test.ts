/** Commands in trouble: connections lost at the worst moment, servers that fall silent, lifted limits. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { onConnection } from "#app/domain/store/command-connections.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { env, overrideEnv, provideDatabase } from "#app/env.server.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const database = useDatabase();

const spec = (more: { limitMs?: number } = {}) => ({
  name: "test.trouble" as const,
  actor: OPERATOR,
  key: newFormKey(),
  input: {},
  ...more,
});

const settingOf = async (tx: Tx, name: string) => {
  const [row] = await tx.sql<{ ms: string }[]>`
    select setting as ms from pg_settings where name = ${name}`;
  return row?.ms;
};

test("a longer statement limit holds inside its transaction only", async () => {
  const limitMs = env.commandLimitMs * 3;
  const read = (tx: Tx) => settingOf(tx, "statement_timeout");
  const { answer: lifted } = await command(spec({ limitMs }), read);
  const { answer: usual } = await command(spec(), read);
  expect({ lifted, usual }).toEqual({ lifted: `${limitMs}`, usual: `${env.commandLimitMs}` });
});

test("a connection keeps nothing of the transactions it carried", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const rounds = 20_000;
  const kept = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const many = async () => {
    for (let round = 0; round < rounds; round += 1)
      await onConnection({ limitMs: 5000, run: async () => ({ round }) });
  };
  await many();
  const before = kept();
  await many();
  expect((kept() - before) / rounds).toBeLessThan(50);
});

test("a commit whose answer is lost, with a server out of reach since, is not reported as undone", async () => {
  const { url } = database;
  const gone = command(spec(), async (tx) => {
    const [row] = await tx.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const pid = row?.pid ?? 0;
    // The server dies just when the commit is sent, and refuses further connections.
    setImmediate(() => {
      process.kill(pid, "SIGTERM");
      provideDatabase("postgres://nobody@127.0.0.1:1/none");
    });
    tx.sql`select pg_sleep(0.3)`.catch(() => {});
    return {};
  });
  try {
    await expect(gone).rejects.toMatchObject({ code: "outcome_unknown" });
  } finally {
    provideDatabase(url);
  }
});

test("the statements queued behind a cancelled one are not run, and no connection is left unused", async () => {
  await database.owner`create table strays (n int)`;
  await database.owner`grant insert on strays to farthing_app`;
  const cutWaiting = () => database.owner`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'farthing commands' and wait_event_type = 'Lock'`;
  await database.owner.begin(async (held) => {
    await held`lock table categories in access exclusive mode`;
    for (let cut = 0; cut < 10; cut += 1) {
      const its = { over: false };
      const doing = command(spec(), async (tx) => {
        // The server cannot even describe the first statement's parameters, so the driver holds the others back.
        await Promise.all([
          tx.sql`select from categories where id = ${"x"}`,
          ...[1, 2, 3].map((n) => tx.sql`insert into strays values (${n})`),
        ]);
        return {};
      }).finally(() => {
        its.over = true;
      });
      const [refused] = await Promise.all([
        refusalOf(doing),
        (async () => {
          while (!its.over) await cutWaiting();
        })(),
      ]);
      expect(refused.code).toBe("busy");
    }
  });
  expect(await database.owner`select from strays`).toHaveLength(0);
  await database.owner`drop table strays`;
  const open = async () => {
    const rows = await database.owner`
      select from pg_stat_activity where datname = current_database() and application_name = 'farthing commands'`;
    return rows.length;
  };
  await expect.poll(open).toBeLessThanOrEqual(env.poolSize);
});

test("a server that falls silent during a rollback does not keep the caller waiting", async () => {
  const restore = overrideEnv({ commandLimitMs: 1500 });
  let pid = 0;
  let wake: NodeJS.Timeout | undefined;
  let woken = false;
  try {
    const refused = command(spec(), async (tx) => {
      const [row] = await tx.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      pid = row?.pid ?? 0;
      process.kill(pid, "SIGSTOP");
      // A broken promise must not hang the run.
      wake = setTimeout(() => {
        woken = true;
        process.kill(pid, "SIGCONT");
      }, 20_000);
      refuse("too_early");
    });
    await expect(refused).rejects.toMatchObject({ code: "too_early" });
    expect(woken).toBe(false);
  } finally {
    clearTimeout(wake);
    process.kill(pid, "SIGCONT");
    restore();
  }
});

test("a failure among pipelined statements is reported as itself, not as an aborted transaction", async () => {
  // Deeper in promises, so that its failure arrives a moment later than that of the statement behind it.
  const steps = async (query: PromiseLike<unknown>, depth: number): Promise<void> => {
    await (depth === 0 ? query : steps(query, depth - 1));
  };
  for (let round = 0; round < 20; round += 1) {
    const doing = command(spec(), async (tx) => {
      await Promise.all([
        steps(tx.sql`select 1 / 0`, 5),
        tx.sql`select 1`,
        tx.sql.unsafe("select 2"),
      ]);
      return {};
    });
    await expect(doing).rejects.toMatchObject({ code: "22012" });
  }
  // The next statement over the same connection has an error of its own.
  const alone = command(spec(), async (tx) => tx.sql`select ${"x"}::text::int`);
  await expect(alone).rejects.toMatchObject({ code: "22P02" });
});
