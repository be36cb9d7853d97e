/** A hash of a gig's values as an import writes them; the store computes it, before and after. */
import { sql } from "#app/domain/store/store.ts";

type Fragment = ReturnType<typeof sql>;

interface HashedValues {
  title: Fragment;
  description: Fragment;
  categoryId: Fragment;
  tags: Fragment;
  currency: Fragment;
  unitName: Fragment;
  /** One piece's price and days; null for gigs with packages. */
  piece: Fragment;
  /** JSON of the packages; null for gigs by the piece. */
  packages: Fragment;
}

/** SQL for the hash. Never change its parts: hashes of earlier imports are compared with it. */
function contentHash(of: HashedValues): Fragment {
  return sql`encode(sha256(convert_to(jsonb_build_array(
    ${of.title}, ${of.description}, ${of.categoryId}, ${of.tags}, ${of.currency}, ${of.unitName}, ${of.piece}, ${of.packages}
    )::text, 'UTF8')), 'hex')`;
}

/** The hash of a gig `g` as it stands. */
export function standingHash(): Fragment {
  return contentHash({
    title: sql`g.title`,
    description: sql`g.description`,
    categoryId: sql`g.category_id`,
    tags: sql`g.tags`,
    currency: sql`g.currency`,
    unitName: sql`g.unit_name`,
    piece: sql`case when g.kind = 'unit' then jsonb_build_array(g.from_micros, g.delivery_days) end`,
    packages: standingPackages(),
  });
}

/** The packages of a gig `g`, for the hash. */
export function standingPackages(): Fragment {
  return sql`(select jsonb_agg(jsonb_build_array(p.tier, p.title, p.description, p.price_micros, p.delivery_days, p.revisions)
                               order by p.tier) from gig_packages p where p.gig_id = g.id)`;
}

/** The hash of a gig after an import wrote a line `l` to it, in the category `c`. `kind` is a column: `l.kind` or `g.kind`. */
export function lineHash({ kind, packages }: { kind: Fragment; packages: Fragment }): Fragment {
  return contentHash({
    title: sql`l.title`,
    description: sql`l.description`,
    categoryId: sql`c.id`,
    tags: sql`l.tags`,
    currency: sql`l.currency`,
    unitName: sql`l."unitName"`,
    piece: sql`case when ${kind} = 'unit' then jsonb_build_array(l."priceMicros", l."deliveryDays") end`,
    packages,
  });
}
