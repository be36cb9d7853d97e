/** Notes what became of a picture that was waiting: its sizes, or the reason why there are none. */
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { sql } from "#app/domain/store/store.ts";
import type { ShownFile } from "./shown-picture.ts";
import { WHY_REFUSED } from "./why-refused.ts";
import type { WhyRefused } from "./why-refused.ts";

export interface WaitingShown {
  id: string;
  ownerId: string;
  sourceKey: string;
}

interface LockedShown {
  sourceKey: string;
  userId: string;
  gigId: string | null;
}

export type Finished =
  | { refusal: WhyRefused }
  | { width: number; height: number; colour: string; files: Array<ShownFile & { key: string }> };

/** Ids of the pictures without sizes: the oldest of each person, then the second of each, so that no picture waits behind another person's many. */
export async function waitingShown(): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from shown_pictures where state = 'waiting'
    order by row_number() over (partition by owner_id order by id), id limit 200`;
  return rows.map(({ id }) => id);
}

/** Null when it does not wait any more. */
export async function readWaiting(id: string): Promise<WaitingShown | null> {
  const [row] = await sql<WaitingShown[]>`
    select id, owner_id as "ownerId", source_key as "sourceKey" from shown_pictures where id = ${id} and state = 'waiting'`;
  return row ?? null;
}

/**
 * The caller has stored the bytes of `files`. Runs at least once for each picture: the second run, and one for a picture that was
 * removed meanwhile, answers `kept: false`, and its caller deletes what it stored. `goneKey`: the bytes as they were sent.
 */
export function finishShown(
  id: string,
  finished: Finished,
): Promise<Outcome<{ kept: boolean; goneKey: string | null }>> {
  const spec = {
    name: "files.finish_shown" as const,
    actor: CLOCK,
    key: `shown:${id}`,
    input: { id },
  };
  return command(spec, async (tx) => {
    const [row] = await tx.sql<LockedShown[]>`
      select source_key as "sourceKey", owner_id as "userId", gig_id as "gigId" from shown_pictures where id = ${id} and state = 'waiting' for update`;
    if (row === undefined) return { kept: false, goneKey: null };
    if ("refusal" in finished)
      await tx.sql`
        update shown_pictures set state = 'refused', refusal = ${finished.refusal}, source_key = null, command_id = ${tx.command.id}
        where id = ${id}`;
    else await writeSizes(tx, id, finished);
    await tell(tx, id, row, finished);
    return { kept: true, goneKey: row.sourceKey };
  });
}

async function writeSizes(
  tx: Tx,
  id: string,
  { width, height, colour, files }: Extract<Finished, { width: number }>,
): Promise<void> {
  const shown = files.map(({ key, ...file }) => [file, key] as const);
  await tx.sql`
    update shown_pictures set state = 'ready', source_key = null, width = ${width}, height = ${height}, colour = ${colour},
      files = ${JSON.stringify(shown.map(([file]) => file))}::text::jsonb, keys = ${shown.map(([, key]) => key)}, command_id = ${tx.command.id}
    where id = ${id}`;
}

/** Of a picture of a gig; who asked for a portfolio sees it there. */
async function tell(
  tx: Tx,
  pictureId: string,
  row: LockedShown,
  finished: Finished,
): Promise<void> {
  const { userId, gigId } = row;
  if (gigId === null) return;
  const about = { userId, gigId, pictureId };
  await enqueue(tx, [
    "refusal" in finished
      ? {
          name: "gig.picture_refused",
          subjectId: gigId,
          payload: { ...about, note: WHY_REFUSED[finished.refusal] },
        }
      : { name: "gig.picture_ready", subjectId: gigId, payload: about },
  ]);
}
