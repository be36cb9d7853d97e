/** What staff see of reviews: those that were reported and wait, the longest first, and those that are hidden, the newest first. */
import { may, requireAbility } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import type { ReviewPart } from "./hide-reasons.ts";

export const REVIEW_VIEWS = ["waiting", "hidden"] as const;

export type ReviewView = (typeof REVIEW_VIEWS)[number];

export interface ReviewQueueRow {
  id: string;
  part: ReviewPart;
  /** A reason as a code: of the first report, or of the hiding. */
  reason: string;
  /** How many reports wait; 0 for what is hidden. */
  reports: number;
  at: Date;
  author: { handle: string; name: string };
  subject: { handle: string; name: string };
}

const PAGE = 25;

/** How many reviews and replies wait; 0 for all but support. */
export async function waitingReviews(viewer: Viewer): Promise<number> {
  if (!may(viewer, "staff.reviews.list")) return 0;
  const [row] = await sql<{ waiting: number }[]>`
    select count(distinct (review_id, part))::int as waiting from review_reports where decision is null`;
  return row?.waiting ?? 0;
}

/** 25 at a time; `after` is the last id of the page before. Refuses `not_found` to all but support. */
export async function reviewQueue(
  viewer: Viewer,
  { view, after }: { view: ReviewView; after?: string | undefined },
): Promise<{ rows: ReviewQueueRow[]; next: string | null }> {
  requireAbility(viewer, "staff.reviews.list");
  const end = after !== undefined && isId("review", after) ? after : null;
  const rows = await (view === "waiting" ? waiting(end) : hidden(end));
  const shown = rows.slice(0, PAGE);
  // Both parts of one review stand on one page, because the next begins behind its id.
  if (shown.length > 1 && rows[PAGE]?.id === shown.at(-1)?.id) shown.pop();
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

const person = (alias: string) =>
  sql`json_build_object('handle', ${sql(`${alias}.handle`)}, 'name', ${sql(`${alias}.name`)})`;

/** Reviews by id, so that a page has a firm end; both parts of one stand together. */
function waiting(after: string | null) {
  return sql<ReviewQueueRow[]>`
    select r.id, w.part, w.reason, w.reports, w.at, ${person("a")} as author, ${person("s")} as subject
    from (
      select review_id, part, count(*)::int as reports, min(at) as at, (array_agg(reason order by id))[1] as reason
      from review_reports where decision is null and (${after}::text is null or review_id > ${after}) group by review_id, part
    ) w join reviews r on r.id = w.review_id join users a on a.id = r.author_id join users s on s.id = r.subject_id
    order by r.id, w.part limit ${PAGE + 1}`;
}

function hidden(after: string | null) {
  return sql<ReviewQueueRow[]>`
    select r.id, h.part, h.reason, 0 as reports, h.at, ${person("a")} as author, ${person("s")} as subject
    from review_hidings h join reviews r on r.id = h.review_id join users a on a.id = r.author_id join users s on s.id = r.subject_id
    where h.lifted_at is null and (${after}::text is null or r.id < ${after})
    order by r.id desc, h.part limit ${PAGE + 1}`;
}
