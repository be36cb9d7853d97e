/** A freelancer's own gigs: the list, and one for editing. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { GigContent } from "./gig-content.ts";
import type { GigState } from "./gig-lifecycle.ts";
import { readContent } from "./read-content.ts";

export interface OwnGig {
  id: string;
  title: string;
  state: GigState;
  kind: "package" | "unit";
  category: string;
  currency: Currency;
  fromMicros: bigint;
  unitName: string | null;
  /** Orders with unfinished work; editing does not change them. */
  openOrders: number;
  updatedAt: Date;
  /** Changes wait that are not published. */
  unpublished: boolean;
}

const PAGE = 50;

/**
 * Newest first; the page continues below the id `before`. `unfinished` adds gigs of which only typed text exists: they have no
 * price yet, and no category.
 */
export async function myGigs(
  viewer: UserActor,
  before: string | null,
  { unfinished }: { unfinished: boolean } = { unfinished: false },
): Promise<{ gigs: OwnGig[]; nextBefore: string | null }> {
  requireAbility(viewer, "my_gigs.list");
  const rows = await sql<OwnGig[]>`
    (select g.id, g.title, g.state, g.kind, c.name as category, g.currency, g.from_micros as "fromMicros",
            g.unit_name as "unitName", g.updated_at as "updatedAt",
            (select count(*)::int from orders o where o.gig_id = g.id and exists (
               select from tasks t where t.order_id = o.id and t.state in ('funded', 'started', 'delivered', 'disputed')
                 -- Tasks of an order that is being made have no clock and do not count yet.
                 and (t.state <> 'funded' or t.next_at is not null)
            )) as "openOrders",
            exists (select from gig_drafts d where d.gig_id = g.id and d.typed is not null) as unpublished
     from gigs g join categories c on c.id = g.category_id
     where g.freelancer_id = ${viewer.id} and (${before}::text is null or g.id < ${before})
     order by g.id desc limit ${PAGE + 1})
    union all
    (select d.gig_id, coalesce(nullif(trim(d.typed->>'title'), ''), 'Without a title'), 'draft', d.kind, '', 'USD', 0, null,
            d.saved_at, 0, true
     from gig_drafts d
     where ${unfinished} and d.freelancer_id = ${viewer.id} and d.typed is not null
       and (${before}::text is null or d.gig_id < ${before}) and not exists (select from gigs g where g.id = d.gig_id)
     order by d.gig_id desc limit ${PAGE + 1})
    order by id desc limit ${PAGE + 1}`;
  const gigs = rows.slice(0, PAGE);
  return { gigs, nextBefore: rows.length > PAGE ? (gigs.at(-1)?.id ?? null) : null };
}

export interface EditableGig {
  id: string;
  state: GigState;
  version: number;
  blockedReason: string | null;
  content: GigContent;
}

/** Refuses `not_found` for other people's gigs. */
export async function gigToEdit(viewer: UserActor, id: string): Promise<EditableGig> {
  requireAbility(viewer, "my_gigs.read");
  const [row] = await sql<Omit<EditableGig, "content">[]>`
    select id, state, version, blocked_reason as "blockedReason" from gigs
    where id = ${id} and freelancer_id = ${viewer.id}`;
  return { ...found(row), content: found(await readContent(sql, id)) };
}
