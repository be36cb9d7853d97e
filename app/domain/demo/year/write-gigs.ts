/** Writes the gigs of the demo's year: as drafts with their offers, then published; and their pictures, whose sizes the release brings. */
import type { Tx } from "#app/domain/commands/command.ts";
import { idAt } from "./moments.ts";
import type { StoryGig } from "./plan-story.ts";
import type { DrawnPicture, YearGig } from "./planned.ts";

export async function writeGigs(tx: Tx, gigs: readonly YearGig[]): Promise<void> {
  const rows = gigs.map(({ id, freelancer, content, priced, createdAt, publishedAt }) => ({
    id,
    freelancer: freelancer.id,
    ...content,
    offer: undefined,
    kind: priced.kind,
    from: `${priced.fromMicros}`,
    days: priced.deliveryDays,
    unit: priced.unitName,
    createdAt,
    publishedAt,
  }));
  const packages = gigs.flatMap(({ id, content: { offer } }) =>
    offer.kind === "unit"
      ? []
      : offer.packages.map((each) => ({ gig: id, ...each, priceMicros: `${each.priceMicros}` })),
  );
  const extras = gigs.flatMap(({ id, priced }) =>
    priced.extras.map((each, place) => ({
      gig: id,
      place: place + 1,
      ...each,
      priceMicros: `${each.priceMicros}`,
    })),
  );
  const { id: by } = tx.command;
  await Promise.all([
    tx.sql`
      insert into gigs (id, freelancer_id, kind, state, title, description, buyer_brief, questions, faq, queue_limit, category_id, tags, currency,
                        from_micros, delivery_days, unit_name, created_at, updated_at, command_id)
      select id, freelancer, kind, 'draft', title, description, "buyerBrief", '[]', faq, "queueLimit", "categoryId",
             array(select json_array_elements_text(tags)), currency, "from", days, unit, "createdAt", "createdAt", ${by}
      from json_to_recordset(${JSON.stringify(rows)}::text::json)
        as r(id text, freelancer text, kind text, title text, description text, "buyerBrief" text, faq jsonb, "queueLimit" int, "categoryId" text, tags json,
             currency text, "from" bigint, days int, unit text, "createdAt" timestamptz)`.execute(),
    tx.sql`
      insert into gig_packages (gig_id, tier, title, description, price_micros, delivery_days, revisions)
      select gig, tier, title, description, "priceMicros", "deliveryDays", revisions
      from json_to_recordset(${JSON.stringify(packages)}::text::json)
        as r(gig text, tier text, title text, description text, "priceMicros" bigint, "deliveryDays" int, revisions int)`.execute(),
    tx.sql`
      insert into gig_extras (id, gig_id, title, price_micros, extra_days, position)
      select id, gig, title, "priceMicros", "extraDays", place
      from json_to_recordset(${JSON.stringify(extras)}::text::json)
        as r(id text, gig text, title text, "priceMicros" bigint, "extraDays" int, place int)`.execute(),
    tx.sql`
      update gigs g set state = 'published', version = version + 1, published_at = r."publishedAt", updated_at = r."publishedAt", command_id = ${by}
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id text, "publishedAt" timestamptz) where g.id = r.id`.execute(),
  ]);
}

/** The story writes its gigs under keys of earlier releases, so that their questions with answers come with the year. */
export async function writeFaqs(tx: Tx, gigs: readonly StoryGig[]): Promise<void> {
  const rows = gigs.map(({ id, faq }) => ({ id, faq }));
  await tx.sql`
    update gigs g set faq = r.faq, version = version + 1, command_id = ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id text, faq jsonb) where g.id = r.id and g.faq <> r.faq`;
}

/** A picture of a gig, or of a piece of a portfolio. */
export interface GigPicture {
  gigId: string | null;
  portfolioId?: string;
  ownerId: string;
  at: Date;
  alt: string;
  drawn: DrawnPicture;
}

export async function writePictures(tx: Tx, pictures: readonly GigPicture[]): Promise<void> {
  const places = new Map<string, number>();
  const rows = pictures.map(({ gigId, portfolioId = null, ownerId, at, alt, drawn }) => {
    const thing = gigId ?? portfolioId ?? "";
    const place = (places.get(thing) ?? 0) + 1;
    places.set(thing, place);
    const { width, height, colour, files } = drawn;
    return {
      id: idAt("shownPicture", at),
      owner: ownerId,
      gig: gigId,
      piece: portfolioId,
      place,
      alt,
      sha256: files[0]?.hash ?? "",
      width,
      height,
      colour,
      files: files.map(({ key: _key, ...file }) => file),
      keys: files.map(({ key }) => key),
      at,
    };
  });
  await tx.sql`
    insert into shown_pictures (id, owner_id, gig_id, portfolio_id, state, position, alt, sha256, width, height, colour, files, keys, saved_at, command_id)
    select id, owner, gig, piece, 'ready', place, alt, sha256, width, height, colour, files, array(select json_array_elements_text(keys)), at,
           ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, owner text, gig text, piece text, place int, alt text, sha256 text, width int, height int, colour text, files jsonb, keys json,
           at timestamptz)`;
}
