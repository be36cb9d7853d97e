/** A person's conversations, the one with the newest line first. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { excerptOf } from "./excerpt.ts";
import { THREADS_PER_PAGE } from "./message-limits.ts";
import { partnerOf } from "./partner.ts";
import type { Partner } from "./partner.ts";

export interface ThreadSummary {
  id: string;
  partner: Partner;
  unread: number;
  archived: boolean;
  muted: boolean;
  /** The newest line: its beginning, and whether the viewer wrote it. */
  newest: { id: string; kind: string; excerpt: string; own: boolean; files: number; at: Date };
}

export interface ThreadList {
  threads: ThreadSummary[];
  /** The `before` of the next page; null on the last one. */
  older: string | null;
}

interface Asked {
  archived: boolean;
  /** The newest line of the last thread of the page before. */
  before?: string | null | undefined;
}

/** Enough of a body for its excerpt. */
const READ = 700;

export async function threadList(
  viewer: UserActor,
  { archived, before = null }: Asked,
): Promise<ThreadList> {
  requireAbility(viewer, "messages.list");
  const rows = await sql<ThreadSummary[]>`
    select m.thread_id as id, ${partnerOf("u")} as partner, m.unread, m.archived_at is not null as archived,
           m.muted_at is not null as muted, ${newestLine(viewer.id)} as newest
    from thread_members m join users u on u.id = m.other_id join thread_lines l on l.id = m.newest_id
    where m.user_id = ${viewer.id} and m.archived_at is ${archived ? sql`not null` : sql`null`}
      ${before === null ? sql`` : sql`and m.newest_id < ${before}`}
    order by m.newest_id desc limit ${THREADS_PER_PAGE + 1}`;
  const threads = rows.slice(0, THREADS_PER_PAGE).map(shortened);
  const more = rows.length > THREADS_PER_PAGE;
  return { threads, older: more ? (threads.at(-1)?.newest.id ?? null) : null };
}

/** The line `l` as a list shows it: a part of a query. */
function newestLine(viewerId: string) {
  return sql`json_build_object('id', l.id, 'kind', l.kind, 'excerpt', left(l.body, ${READ}), 'own', l.author_id is not distinct from ${viewerId},
    'files', (select count(*) from files f where f.subject_id = l.id),
    'at', to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
}

function shortened(row: ThreadSummary): ThreadSummary {
  const { newest } = row;
  const excerpt = excerptOf(newest.excerpt);
  return { ...row, newest: { ...newest, excerpt, at: new Date(newest.at) } };
}
