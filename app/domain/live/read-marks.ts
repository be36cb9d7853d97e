/** Reads the feed for all streams of a process, in one statement. */
import { sql } from "#app/domain/store/store.ts";

export interface Mark {
  id: number;
  userId: string;
  kind: string;
  about: string[];
}

/** A stream that has just been opened: its person, and the last row their browser knows. */
export interface Joining {
  userId: string;
  after: number;
}

export interface Read {
  /** The newest row that the statement saw. */
  newest: number;
  /** Rows after the cursor, of all people. */
  fresh: Mark[];
  /** For each joining stream its rows up to the cursor, in its order; null where some are forgotten or they are too many. */
  missed: (Mark[] | null)[];
  /** True when there are further rows after `newest`. */
  more: boolean;
}

/** More rows than this are told as one: everything changed. */
const MOST_MISSED = 100;
const MOST_FRESH = 1000;

/** The last id that was drawn. A page follows from here: what an id stands for was committed before the id was drawn. */
const DRAWN =
  "select last_value - case when is_called then 0 else 1 end as last from live_marks_id_seq";

/** Always the same text, so that it is parsed once for each connection. */
const STATEMENT = `
  with head as materialized (
    select coalesce(max(id), 0) as last, min(id) as first from live_marks
  ), fresh as materialized (
    select id, user_id as "userId", kind, about from live_marks
    where id > coalesce($1, (select last from head)) order by id limit ${MOST_FRESH}
  )
  select (select coalesce(max(id), coalesce($1, (select last from head))) from fresh)::float8 as newest,
         (select coalesce(json_agg(f order by f.id), '[]') from fresh f) as fresh,
         (select coalesce(json_agg(case when j.gone then null else m.rows end order by j.place), '[]')
          from (
            select j.*, case when j.after > drawn.last then true
                             else j.after < drawn.last and j.after < coalesce((select first from head), drawn.last + 1) - 1
                        end as gone
            from unnest($2::text[], $3::bigint[]) with ordinality as j(person, after, place), (${DRAWN}) drawn
          ) j cross join lateral (
            select coalesce(json_agg(c order by c.id), '[]') as rows from (
              select id, user_id as "userId", kind, about from live_marks
              where user_id = j.person and id > j.after and id <= coalesce($1, (select last from head))
              order by id limit ${MOST_MISSED + 1}) c
          ) m) as missed`;

/**
 * Rows after `cursor` (null: none yet), and what the joining streams missed up to it: one snapshot, so that nothing lies between
 * the two. Rows commit in the order of their ids (migration `live_pages`), so nothing appears behind the cursor later.
 */
export async function readMarks(cursor: number | null, joining: readonly Joining[]): Promise<Read> {
  const people = joining.map(({ userId }) => userId);
  const after = joining.map((one) => one.after);
  const rows = await sql.unsafe<Omit<Read, "more">[]>(STATEMENT, [cursor, people, after], {
    prepare: true,
  });
  const [{ newest, fresh, missed } = { newest: cursor ?? 0, fresh: [], missed: [] }] = rows;
  const few = missed.map((each) => (each !== null && each.length > MOST_MISSED ? null : each));
  return { newest, fresh, missed: few, more: fresh.length === MOST_FRESH };
}
