/** The public page of a seller: profile and gigs. */
import { presentHandle } from "#app/domain/people/names/former-handles.ts";
import { pictureOf } from "#app/domain/files/stored-pictures.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { listingSelect } from "./search/gig-listing.ts";
import { awayColumns, awayOf, joinAway } from "#app/domain/people/time-off/time-off.ts";
import type { Away, AwayRow } from "#app/domain/people/time-off/time-off.ts";
import type { Spoken } from "#app/domain/people/profile/spoken-languages.ts";
import type { GigListing } from "./search/gig-listing.ts";

export interface Seller {
  id: string;
  handle: string;
  name: string;
  headline: string;
  bio: string;
  languages: Spoken[];
  skills: string[];
  /** While they take no orders. */
  away: Away | null;
  /** The id of the picture; null without one. */
  picture: string | null;
  /** Came with an import and has not signed in yet. */
  unclaimed: boolean;
  createdAt: Date;
  gigs: number;
}

export interface SellerPage {
  seller: Seller;
  gigs: GigListing[];
  /** Id after which the next page begins; null on the last. */
  nextAfter: string | null;
}

const PAGE = 24;

/**
 * Handles ignore case. A former handle that no other person has now finds its person, under their present `seller.handle`.
 * Refuses `not_found`, also for suspended and closed accounts.
 */
export async function sellerPage(handle: string, after: string | null): Promise<SellerPage> {
  const seller = (await readSeller(handle)) ?? found(await readFormerly(handle));
  const gigs = await sql<GigListing[]>`
    ${listingSelect()} where g.freelancer_id = ${seller.id} and g.state = 'published'
      and (${after}::text is null or g.id > ${after})
    order by g.id limit ${PAGE + 1}`;
  const shown = gigs.slice(0, PAGE);
  return { seller, gigs: shown, nextAfter: gigs.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

async function readSeller(handle: string): Promise<Seller | undefined> {
  const [row] = await sql<Array<Omit<Seller, "away"> & AwayRow>>`
    select u.id, handle, name, headline, bio, languages, skills, ${pictureOf("u")} as picture, state = 'unclaimed' as unclaimed,
           created_at as "createdAt", ${awayColumns()},
           (select count(*)::int from gigs g where g.freelancer_id = u.id and g.state = 'published') as gigs
    from users u ${joinAway("u.id")} where lower(handle) = lower(${handle}) and state not in ('suspended', 'closed')`;
  if (row === undefined) return undefined;
  const { awayUntil, awayNote, ...seller } = row;
  return { ...seller, away: awayOf({ awayUntil, awayNote }) };
}

async function readFormerly(handle: string): Promise<Seller | undefined> {
  const now = await presentHandle(handle);
  return now === null ? undefined : readSeller(now);
}
