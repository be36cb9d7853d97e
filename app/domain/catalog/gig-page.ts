/** Reads the page of a gig, for pages and API: content, freelancer, prices, commission rate, and other gigs of the freelancer. */
import { pictureOf } from "#app/domain/files/stored-pictures.ts";
import { galleryOf } from "#app/domain/files/shown/select-shown.ts";
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import { may, requireParty } from "#app/domain/access/require-ability.ts";
import { actsFor } from "#app/domain/access/party.ts";
import { rateFor, currentSchedule } from "#app/domain/commission/schedule.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { GigExtra, GigPackage } from "./gig-content.ts";
import { awayColumns, awayOf, joinAway } from "#app/domain/people/time-off/time-off.ts";
import type { Away, AwayRow } from "#app/domain/people/time-off/time-off.ts";
import type { FaqEntry } from "./faq/faq.ts";
import type { AskedQuestion } from "./questions/question.ts";
import type { GigState } from "./gig-lifecycle.ts";
import { readExtras, readPackages } from "./read-content.ts";
import { listingSelect } from "./search/gig-listing.ts";
import type { GigListing } from "./search/gig-listing.ts";

export interface GigDetails {
  id: string;
  freelancerId: string;
  kind: "package" | "unit";
  state: GigState;
  title: string;
  description: string;
  buyerBrief: string;
  questions: AskedQuestion[];
  faq: FaqEntry[];
  /** How many orders may be in work at a time; null for no limit. */
  queueLimit: number | null;
  /** While its freelancer takes no orders. */
  away: Away | null;
  /** What its texts are written in: a code of `GIG_LANGUAGES`. */
  language: string;
  categoryId: string;
  category: string;
  /** The parent category, if any. */
  parentId: string | null;
  parent: string | null;
  tags: string[];
  currency: Currency;
  fromMicros: bigint;
  deliveryDays: number;
  unitName: string | null;
  version: number;
  blockedReason: string | null;
  handle: string;
  sellerName: string;
  /** The id of the freelancer's picture; null without one. */
  picture: string | null;
  headline: string;
  /** The cover first. */
  pictures: ShownPicture[];
  sellerState: "active" | "suspended" | "unclaimed" | "closed";
}

export interface GigPage {
  gig: GigDetails;
  packages: GigPackage[];
  extras: Array<GigExtra & { id: string }>;
  /** Commission rate of this sale, in basis points. */
  bps: number;
  /** The viewer is its freelancer. */
  own: boolean;
  /** The viewer saved it. */
  saved: boolean;
  /** The viewer is staff, who may block it. */
  staff: boolean;
  /** It is for sale, and its freelancer is not away. Whether its queue has room is known to `orders/queue`. */
  orderable: boolean;
  /** The freelancer's newest other gigs, at most three. */
  others: GigListing[];
}

const OTHERS = 3;

/**
 * Published and paused gigs are public; a draft is visible to its freelancer, a blocked gig also to staff. Refuses `not_found`.
 */
export async function gigPage(viewer: Viewer, id: string): Promise<GigPage> {
  const { saved, ...gig } = found(await readDetails(id, viewer));
  if (gig.state === "draft") requireParty(viewer, "gigs.read_draft", gig);
  if (gig.state === "blocked") requireParty(viewer, "gigs.read_blocked", gig);
  const [packages, extras, schedule, others] = await Promise.all([
    readPackages(sql, id),
    readExtras(sql, id),
    currentSchedule(),
    sql<GigListing[]>`
      ${listingSelect()} where g.freelancer_id = ${gig.freelancerId} and g.state = 'published' and g.id <> ${id}
      order by g.published_at desc nulls last limit ${OTHERS}`,
  ]);
  const orderable = gig.state === "published" && gig.sellerState === "active" && gig.away === null;
  return {
    gig,
    packages,
    extras,
    bps: rateFor(schedule, gig),
    own: actsFor(viewer, gig.freelancerId),
    saved,
    staff: may(viewer, "catalog.block_gig"),
    orderable,
    others: [...others],
  };
}

async function readDetails(
  id: string,
  viewer: Viewer,
): Promise<(GigDetails & { saved: boolean }) | undefined> {
  const saved =
    viewer === null
      ? sql`false`
      : sql`exists (select from saved_gigs w where w.user_id = ${viewer.id} and w.gig_id = g.id)`;
  const [row] = await sql<Array<Omit<GigDetails, "away"> & AwayRow & { saved: boolean }>>`
    select g.id, g.freelancer_id as "freelancerId", g.kind, g.state, g.title, g.description, g.buyer_brief as "buyerBrief", g.questions, g.faq,
           g.queue_limit as "queueLimit", ${awayColumns()}, g.language, g.category_id as "categoryId", c.name as category, c.parent_id as "parentId", p.name as parent, g.tags,
           g.currency, g.from_micros as "fromMicros", g.delivery_days as "deliveryDays", g.unit_name as "unitName",
           g.version, g.blocked_reason as "blockedReason", u.handle, u.name as "sellerName", ${pictureOf("u")} as picture, u.headline,
           ${galleryOf("g")} as pictures, u.state as "sellerState", ${saved} as saved
    from gigs g join users u on u.id = g.freelancer_id join categories c on c.id = g.category_id
      left join categories p on p.id = c.parent_id ${joinAway("u.id")}
    where g.id = ${id}`;
  if (row === undefined) return undefined;
  const { awayUntil, awayNote, ...gig } = row;
  return { ...gig, away: awayOf({ awayUntil, awayNote }) };
}
