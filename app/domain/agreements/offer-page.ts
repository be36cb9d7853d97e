/** Reads one offer with all its versions, for its two people. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import type { FileFacts } from "#app/domain/files/read-files.ts";
import { pictureOf } from "#app/domain/files/stored-pictures.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { filesByVersion } from "./offer-files.ts";
import { ownOfSide } from "./offer-own.ts";
import type { OwnOfSide } from "./offer-own.ts";
import type { OfferSide, OfferState } from "./offer-lifecycle.ts";
import { isOfferUnconfirmed } from "./offer-unconfirmed.ts";
import { offerVersions } from "./offer-version.ts";
import type { OfferVersion } from "./offer-version.ts";

export interface OfferPerson {
  handle: string;
  name: string;
  picture: string | null;
  /** False for a suspended or closed account. */
  hasPage: boolean;
}

export interface OfferPage extends OwnOfSide {
  id: string;
  /** `expired` from the moment it ends, also before the clock has written it. */
  state: OfferState;
  version: number;
  /** The reader's side, and who wrote the current version. */
  side: OfferSide;
  author: OfferSide;
  currency: Currency;
  buyerId: string;
  freelancerId: string;
  gigId: string | null;
  gigTitle: string | null;
  categoryId: string | null;
  threadId: string;
  orderId: string | null;
  expiresAt: Date;
  madeAt: Date;
  endedAt: Date | null;
  /** An open version of the buyer that cannot be accepted until the buyer confirms it again. */
  unconfirmed: boolean;
  buyer: OfferPerson;
  freelancer: OfferPerson;
  current: ShownVersion;
  /** Oldest first. */
  versions: ShownVersion[];
}

/** Without its author's token, which the other side never reads. */
export interface ShownVersion extends Omit<OfferVersion, "tokenId"> {
  files: FileFacts[];
}

type OfferRow = Omit<OfferPage, "side" | "author" | "current" | "versions" | keyof OwnOfSide>;

/** Refuses `not_found` for strangers. */
export async function offerPage(viewer: UserActor, id: string): Promise<OfferPage> {
  const person = (alias: string) => sql`
    json_build_object('handle', ${sql(alias)}.handle, 'name', ${sql(alias)}.name, 'picture', ${pictureOf(alias)},
                      'hasPage', ${sql(alias)}.state not in ('suspended', 'closed'))`;
  const now = nowDate();
  const [row] = await sql<OfferRow[]>`
    select o.id, o.state, o.version, o.currency, o.gig_id as "gigId", g.title as "gigTitle", g.category_id as "categoryId", o.thread_id as "threadId",
           o.order_id as "orderId", o.expires_at as "expiresAt", o.made_at as "madeAt", o.ended_at as "endedAt",
           o.buyer_id as "buyerId", o.freelancer_id as "freelancerId", ${person("b")} as buyer, ${person("f")} as freelancer,
           ${isOfferUnconfirmed(now)} as unconfirmed
    from offers o join offer_versions v on v.offer_id = o.id and v.number = o.version join users b on b.id = o.buyer_id join users f on f.id = o.freelancer_id left join gigs g on g.id = o.gig_id
    where o.id = ${id}`;
  const offer = found(row);
  const side = requireParty(viewer, "offers.read", offer);
  const [written, files, own] = await Promise.all([
    offerVersions(id),
    filesByVersion(id, offer.version),
    ownOfSide(id, side),
  ]);
  const versions = written.map(({ tokenId: _token, ...one }) => ({
    ...one,
    files: files.get(one.number) ?? [],
  }));
  const current = found(versions.find(({ number }) => number === offer.version));
  const isOver = offer.state === "open" && offer.expiresAt <= now;
  return {
    ...offer,
    ...own,
    state: isOver ? "expired" : offer.state,
    side,
    author: current.author,
    current,
    versions,
  };
}
