/** Words of published gigs with counts; mistyped search words are compared with them. */
import type { Tx } from "#app/domain/commands/command.ts";
import { onConnection } from "#app/domain/store/command-connections.ts";
import { liftLimits } from "#app/domain/commands/lift-limits.ts";

/** Not a command: the words are derived from gigs and rebuilt as a whole, so a killed run does no harm. */
const LIMIT_MS = 300_000;
const REFRESH_LOCK = 5_102_884_311n;

/** Counts again in one transaction and deletes unused words. A parallel call waits for the advisory lock. */
export async function refreshSearchWords(): Promise<void> {
  await onConnection({
    limitMs: LIMIT_MS,
    run: async ({ sql }) => {
      await sql`begin`;
      await liftLimits(sql, LIMIT_MS);
      await sql`select pg_advisory_xact_lock(${REFRESH_LOCK})`;
      await sql`
        with counted as materialized (
          select word, ndoc as uses from ts_stat($query$
            select to_tsvector('simple', search_text(concat_ws(' ',
              title, array_to_string(tags, ' '), category_names, freelancer_names, description)))
            from gigs where state = 'published' $query$)
          where word ~ '^[[:alpha:]]{3,30}$'
        ), gone as (
          delete from search_words w where not exists (select from counted c where c.word = w.word)
        )
        insert into search_words (word, uses) select word, uses from counted
        on conflict (word) do update set uses = excluded.uses where search_words.uses <> excluded.uses`;
      await sql`commit`;
    },
  });
}

/** Adds a gig's words at once, so that mistyped ones are found before the next count. */
export async function addSearchWords(tx: Tx, gigId: string): Promise<void> {
  await tx.sql`
    insert into search_words (word, uses)
    select distinct lexeme, 1 from gigs, unnest(
      to_tsvector('simple', search_text(concat_ws(' ',
        title, array_to_string(tags, ' '), category_names, freelancer_names, description))))
    where id = ${gigId} and lexeme ~ '^[[:alpha:]]{3,30}$'
    order by lexeme
    on conflict (word) do nothing`;
}
