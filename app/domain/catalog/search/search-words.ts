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
  await shortly("fold_search");
  while ((await shortly("read_unread")) > 0);
  while ((await shortly("sort_in_scores")) > 0);
  for (let pieces = 1; (await shortly("sweep_search")) > 0; pieces += 1)
    if (pieces % FOLDED === 0) await addUp();
  await addUp();
}

/** Pieces of a sweep between two additions: each leaves a row for each lexeme, which searches add up themselves. */
const FOLDED = 10;

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
  fold_search: async (sql: Sql) => {
    await sql`select fold_search()`;
    return 0;
  },
  read_unread: async (sql: Sql) =>
    (await sql<{ n: number }[]>`select read_unread(${PIECE}) as n`)[0]?.n ?? 0,
  sort_in_scores: async (sql: Sql) =>
    (await sql<{ n: number }[]>`select sort_in_scores(${SELLERS}) as n`)[0]?.n ?? 0,
};

/** One transaction; returns the number of gigs read or written, or of sellers whose score was sorted in. */
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
