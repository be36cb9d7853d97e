/** The clock ends proposed changes that nobody answered in time. */
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { endChange } from "./lock-change.ts";
import { readChanges } from "./read-changes.ts";
import { tellChange } from "./tell-change.ts";

const NAME = "agreements.expire_changes" as const;
const BATCH = 100;

interface Due {
  id: string;
  /** Text, because `timestamptz` has microseconds and `Date` only milliseconds; used as keyset cursor. */
  answerBy: string;
}

/** Returns how many expired. Safe at any time and in parallel. */
export function expireChanges(control: RunControl = {}): Promise<number> {
  return workThrough(
    {
      name: NAME,
      idOf: ({ id }: Due) => id,
      due: chunks<Due>(unanswered),
      carryOut: (due) => expire(due.map(({ id }) => id)),
      batch: BATCH,
    },
    control,
  );
}

function unanswered(after: Due | null): Promise<Due[]> {
  const { answerBy, id } = after ?? { answerBy: "-infinity", id: "" };
  return sql<Due[]>`
    select id, answer_by::text as "answerBy" from order_changes
    where state = 'proposed' and answer_by <= ${nowDate()} and (answer_by, id) > (${answerBy}::text::timestamptz, ${id})
    order by answer_by, id limit ${BATCH}`;
}

async function expire(ids: string[]): Promise<number> {
  const spec = { name: NAME, actor: CLOCK, key: newFormKey(), input: { ids } };
  const { answer } = await command(spec, async (tx) => {
    await tx.sql`select from order_changes where id = any(${ids}::text[]) order by id for no key update`;
    // A statement of its own: a change answered while the lock waited stays as it is.
    const due = await readChanges(
      tx.sql`c.id = any(${ids}::text[]) and c.state = 'proposed' and c.answer_by <= ${tx.command.at}`,
      tx.sql,
    );
    for (const change of due) {
      await endChange(tx, change.id, "expire");
      await tellChange(tx, "change.expired", change, "clock");
    }
    return { expired: due.length };
  });
  return answer.expired;
}
