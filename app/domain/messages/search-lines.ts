/** Searches a person's own conversations for words. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { beginning } from "#app/domain/kernel/cut-text.ts";
import { tidyLine } from "#app/domain/kernel/tidy-text.ts";
import { sql } from "#app/domain/store/store.ts";
import { LINES_PER_PAGE } from "./message-limits.ts";
import { excerptAround } from "./excerpt.ts";
import { partnerOf } from "./partner.ts";
import type { Partner } from "./partner.ts";

export interface FoundLine {
  id: string;
  threadId: string;
  partner: Partner;
  own: boolean;
  /** The part of the text around the words. */
  excerpt: string;
  at: Date;
}

export interface FoundLines {
  /** The words as they were searched for; empty when there were none. */
  words: string;
  lines: FoundLine[];
  /** The `before` of the next page; null on the last one. */
  older: string | null;
}

/**
 * Lines that contain all the words, whatever their case, newest first. Parts of words match, because many scripts write no spaces
 * between words.
 */
export async function searchLines(
  viewer: UserActor,
  typed: string,
  before: string | null = null,
): Promise<FoundLines> {
  requireAbility(viewer, "messages.search");
  const words = beginning(tidyLine(typed), 100);
  if (words === "") return { words, lines: [], older: null };
  const patterns = words.split(" ").map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const rows = await sql<Array<FoundLine & { body: string }>>`
    select l.id, l.thread_id as "threadId", ${partnerOf("u")} as partner, l.author_id is not distinct from ${viewer.id} as own, l.body, l.at
    from thread_lines l
    join thread_members m on m.thread_id = l.thread_id and m.user_id = ${viewer.id} join users u on u.id = m.other_id
    where l.body ilike all(${patterns}::text[]) ${before === null ? sql`` : sql`and l.id < ${before}`}
    order by l.id desc limit ${LINES_PER_PAGE + 1}`;
  const lines = rows
    .slice(0, LINES_PER_PAGE)
    .map(({ body, ...line }) => ({ ...line, excerpt: excerptAround(body, words) }));
  const more = rows.length > LINES_PER_PAGE;
  return { words, lines, older: more ? (lines.at(-1)?.id ?? null) : null };
}
