/** A published review as everybody reads it: its words, or why staff hid them; its reply; and whether it counts. */
import { pictureOf } from "#app/domain/files/stored-pictures.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Marks, ReviewSide } from "./review-marks.ts";

/** Why the words are not shown: a code of `HIDE_REASONS`, and a sentence of staff. */
export interface Hidden {
  reason: string;
  sentence: string;
}

export interface ReviewPerson {
  handle: string;
  name: string;
  picture: string | null;
  /** True for freelancers with a public page. */
  hasPage: boolean;
}

export interface ShownReview {
  id: string;
  /** The side that wrote it. */
  side: ReviewSide;
  stars: number;
  marks: Marks;
  /** Null where staff hid it; an empty text where its author wrote nothing. */
  text: string | null;
  hidden: Hidden | null;
  /** When it was revealed. */
  at: Date;
  author: ReviewPerson;
  subject: ReviewPerson;
  /** The order's gig, while it is for sale or paused. */
  gig: { id: string; title: string } | null;
  reply: { text: string | null; hidden: Hidden | null; at: Date } | null;
  /** Why it counts for no score; null where it counts. */
  notCounted: "same_hands" | "hidden" | null;
}

type Fragment = ReturnType<typeof sql>;

const person = (alias: string, side: string) => sql`json_build_object(
  'handle', ${sql(`${alias}.handle`)}, 'name', ${sql(`${alias}.name`)}, 'picture', ${pictureOf(alias)},
  'hasPage', ${sql.unsafe(side)} and ${sql(`${alias}.state`)} not in ('suspended', 'closed'))`;

const hiding = (alias: string) => sql`case when ${sql(`${alias}.id`)} is not null
  then json_build_object('reason', ${sql(`${alias}.reason`)}, 'sentence', ${sql(`${alias}.sentence`)}) end`;

const marks =
  () => sql`json_build_object('asDescribed', r.as_described, 'onTime', r.on_time, 'communication', r.communication,
  'clearBrief', r.clear_brief, 'fairAnswers', r.fair_answers)`;

/** The joins that say what staff hid of a review `r`: `h` of itself, `q` of its reply `p`. */
export const hidings = () => sql`
  left join review_hidings h on h.review_id = r.id and h.part = 'review' and h.lifted_at is null
  left join review_replies p on p.review_id = r.id
  left join review_hidings q on q.review_id = r.id and q.part = 'reply' and q.lifted_at is null`;

/** Why a review `r` counts for no score, with the join `h`: null where it counts. Scores ask the same. */
export const whyNotCounted = () => sql`case when r.not_counted is not null then r.not_counted
  when h.id is not null and not h.counts then 'hidden' end`;

/** `select … from reviews r`: the caller adds the condition, which must include that it is revealed, and the order. */
export function shownReviews(): Fragment {
  return sql`
    select r.id, r.side, r.stars, ${marks()} as marks, case when h.id is null then r.text end as text, ${hiding("h")} as hidden,
           r.revealed_at as at, ${person("a", "r.side = 'freelancer'")} as author, ${person("s", "r.side = 'buyer'")} as subject,
           case when g.id is not null then json_build_object('id', g.id, 'title', g.title) end as gig,
           p.text as "replyText", p.at as "replyAt", ${hiding("q")} as "replyHidden", ${whyNotCounted()} as "notCounted"
    from reviews r join users a on a.id = r.author_id join users s on s.id = r.subject_id
    left join gigs g on g.id = r.gig_id and g.state in ('published', 'paused') ${hidings()}`;
}

export interface ShownRow extends Omit<ShownReview, "reply"> {
  replyText: string | null;
  replyAt: Date | null;
  replyHidden: Hidden | null;
}

/** The words of a hidden review are not quoted by a reply either: it goes with them. */
export function shownOf({ replyText, replyAt, replyHidden, ...row }: ShownRow): ShownReview {
  const shown = replyAt === null || row.hidden !== null ? null : replyAt;
  const text = replyHidden === null ? replyText : null;
  return { ...row, reply: shown === null ? null : { text, hidden: replyHidden, at: shown } };
}
