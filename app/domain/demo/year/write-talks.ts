/** Writes the conversations of the demo's year: both people have read them to the end. */
import type { Tx } from "#app/domain/commands/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { MAX_MESSAGE } from "#app/domain/messages/message-limits.ts";
import type { SeedTalk } from "#db/seed/demo/shapes.ts";
import { daysBefore, idAt, later } from "./moments.ts";
import type { YearGig, YearPerson } from "./planned.ts";

export interface Told {
  people: ReadonlyMap<string, YearPerson>;
  gigs: ReadonlyMap<string, YearGig>;
  today: Date;
}

export async function writeTalks(tx: Tx, talks: readonly SeedTalk[], told: Told): Promise<void> {
  const planned = talks.map((talk) => planTalk(talk, told));
  const { id: by } = tx.command;
  const threads = planned.map(({ lines: _lines, ...thread }) => thread);
  const members = planned.flatMap(({ id: thread, first, second, lines }) => {
    const newest = found(lines.at(-1)).id;
    return [
      { thread, user: first, other: second, newest },
      { thread, user: second, other: first, newest },
    ];
  });
  await Promise.all([
    tx.sql`
      insert into threads (id, first_id, second_id, opened_at, command_id)
      select id, first, second, at, ${by} from json_to_recordset(${JSON.stringify(threads)}::text::json)
        as r(id text, first text, second text, at timestamptz)`.execute(),
    tx.sql`
      insert into thread_lines (id, thread_id, kind, author_id, body, subject_id, at, command_id)
      select id, thread, 'message', author, body, gig, at, ${by}
      from json_to_recordset(${JSON.stringify(planned.flatMap(({ lines }) => lines))}::text::json)
        as r(id text, thread text, author text, body text, gig text, at timestamptz)`.execute(),
    tx.sql`
      insert into thread_members (thread_id, user_id, other_id, newest_id, read_to)
      select thread, "user", other, newest, newest from json_to_recordset(${JSON.stringify(members)}::text::json)
        as r(thread text, "user" text, other text, newest text)`.execute(),
  ]);
}

function planTalk({ between, daysAgo, gig, lines }: SeedTalk, { people, gigs, today }: Told) {
  const at = daysBefore(today, daysAgo);
  const id = idAt("thread", at);
  const [first, second] = between.map((handle) => found(people.get(handle)).id).toSorted();
  return {
    id,
    first: found(first),
    second: found(second),
    at,
    lines: lines.map(([by, hours, words], place) => ({
      id: idAt("threadLine", later(at, hours)),
      thread: id,
      author: found(people.get(by)).id,
      body: requireWritten(words, "text", { max: MAX_MESSAGE, lines: "many" }),
      gig: place === 0 && gig !== undefined ? found(gigs.get(gig)).id : null,
      at: later(at, hours),
    })),
  };
}
