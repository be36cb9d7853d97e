/** Keeps what the search counts small: adds up what came since the last time, and reads the words of imported gigs. */
import { liftLimits } from "#app/domain/commands/lift-limits.ts";
import { onConnection } from "#app/domain/store/command-connections.ts";

/** Not a command: everything here is derived from gigs, and a killed run leaves nothing half done. */
const LIMIT_MS = 60_000;

/** Gigs whose words are read in one transaction. */
const PIECE = 1_000;

/** Triggers count each change; this only adds up. Words of gigs that came one by one are there already. */
export async function refreshSearchWords(): Promise<void> {
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

/** One transaction; returns the number of gigs read. */
function shortly(step: "fold_search" | "read_unread"): Promise<number> {
  return onConnection({
    limitMs: LIMIT_MS,
    run: async ({ sql }) => {
      await sql`begin`;
      await liftLimits(sql, LIMIT_MS);
      if (step === "fold_search") await sql`select fold_search()`;
      const rows =
        step === "fold_search"
          ? []
          : await sql<{ gigs: number }[]>`select read_unread(${PIECE}) as gigs`;
      await sql`commit`;
      return rows[0]?.gigs ?? 0;
    },
  });
}
