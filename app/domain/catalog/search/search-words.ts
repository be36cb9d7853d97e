/** Keeps what the search counts small: adds up what came since the last time, and reads the words of imported gigs and of new skills. */
import { liftLimits } from "#app/domain/commands/lift-limits.ts";
import { onConnection } from "#app/domain/store/command-connections.ts";

/** Not a command: everything here is derived from gigs, and a killed run leaves nothing half done. */
const LIMIT_MS = 60_000;

/** Gigs whose words are read in one transaction. */
const PIECE = 1_000;

/**
 * Triggers count each change; this only adds up, and brings the order by score up to date. Words of gigs that came one by one are there
 * already. Rows of sellers with many gigs are written here, some hundred at a time, after a reinstatement, a new name or a new score.
 */
export async function refreshSearchWords(): Promise<void> {
  while ((await shortly("count_gone")) > 0);
  await addUp();
  while ((await shortly("sort_in_scores")) > 0);
  await sweepAll();
  await addUp();
}

/**
 * The sweeps of before: one of a person with nothing for sale writes no rows, and ends nothing but itself. What is put off because
 * another transaction holds it stands behind them, and waits for the next run.
 */
async function sweepAll(): Promise<void> {
  const last = await shortly("last_sweep");
  let written = 0;
  let next = await shortly("next_sweep");
  while (next > 0 && next <= last) {
    const rows = await shortly("sweep_search");
    const before = next;
    next = await shortly("next_sweep");
    // Another worker has it.
    if (rows === 0 && next === before) return;
    written += Math.max(rows, LEAST_COUNTED);
    if (written < FOLDED) continue;
    written = 0;
    await addUp();
  }
}

/** Rows of sweeps between two additions: each sweep leaves a row for each lexeme, which searches add up themselves. */
const FOLDED = 5_000;
/** For how many rows a smaller sweep counts: its gigs share few lexemes. */
const LEAST_COUNTED = 10;

async function addUp(): Promise<void> {
  await shortly("fold_search");
  while ((await shortly("read_unread")) > 0);
}

/** Gigs of an import whose words are read with it; those of a larger one are read by the worker within minutes. */
const AT_ONCE = 5 * PIECE;

/** Right after an import. */
export async function addUpImported(): Promise<void> {
  await shortly("fold_search");
  for (let read = 0; read < AT_ONCE; read += PIECE)
    if ((await shortly("read_unread")) === 0) return;
}

/** Sellers whose scores are sorted in at once: each has as many rows as gigs. */
const SELLERS = 10;

/** Rows that a sweep writes in one transaction, a millisecond each; and deleted rows whose lexemes are counted in one. */
const SWEPT = 500;
const GONE = 5_000;

type Sql = Parameters<typeof liftLimits>[0];

const STEPS = {
  count_gone: async (sql: Sql) =>
    (await sql<{ n: number }[]>`select count_gone(${GONE}) as n`)[0]?.n ?? 0,
  sweep_search: async (sql: Sql) =>
    (await sql<{ n: number }[]>`select sweep_search(${SWEPT}) as n`)[0]?.n ?? 0,
  /** Numbers of sweeps: of the latest, and of the first that may be done now; 0 without one. */
  last_sweep: async (sql: Sql) =>
    Number((await sql<{ n: string }[]>`select max(id) as n from search_sweeps`)[0]?.n ?? 0),
  next_sweep: async (sql: Sql) =>
    Number(
      (
        await sql<{ n: string }[]>`select min(id) as n from search_sweeps
      where not (after_import and (select search_importing()))`
      )[0]?.n ?? 0,
    ),
  fold_search: async (sql: Sql) => {
    await sql`select fold_search()`;
    return 0;
  },
  read_unread: async (sql: Sql) =>
    (await sql<{ n: number }[]>`select read_unread(${PIECE}) as n`)[0]?.n ?? 0,
  // An import holds the rows of gigs that it updates until its end; who waits for one holds sellers meanwhile.
  sort_in_scores: async (sql: Sql) =>
    (
      await sql<{ n: number }[]>`
        select case when search_importing() then 0 else sort_in_scores(${SELLERS}) end as n`
    )[0]?.n ?? 0,
};

/** One transaction; returns what the step says: mostly the number of gigs read or written, or of sellers whose score was sorted in. */
function shortly(step: keyof typeof STEPS): Promise<number> {
  return onConnection({
    limitMs: LIMIT_MS,
    run: async ({ sql }) => {
      await sql`begin`;
      await liftLimits(sql, LIMIT_MS);
      const done = await STEPS[step](sql);
      await sql`commit`;
      return done;
    },
  });
}
