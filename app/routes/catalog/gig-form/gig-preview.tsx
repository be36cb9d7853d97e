/** The gig as a card in lists, from what was typed so far. */
import { drawingOf } from "#app/domain/catalog/pictures/category-drawings.ts";
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { days } from "#app/routes/catalog/offer-words.ts";
import { GigCover } from "#app/ui/work/gig-cover.tsx";
import { Amount } from "#app/ui/money/money.tsx";

/** What the card shows; absent facts are not filled in yet. */
export interface CardFacts {
  title: string;
  category: string;
  tags: string[];
  currency: Currency;
  fromMicros: bigint | null;
  per: string | null;
  deliveryDays: number;
  cover: ShownPicture | null;
  /** The drawing of its category. */
  drawing: string;
}

export function coverFacts(cover: ShownPicture | null, categoryId: string) {
  return { cover, drawing: drawingOf(categoryId) };
}

export function cardFacts(
  content: GigContent,
  category: string,
): Omit<CardFacts, "cover" | "drawing"> {
  const { title, tags, currency, offer } = content;
  const priced = (offer.kind === "unit" ? [offer] : offer.packages).filter(
    ({ priceMicros }) => priceMicros > 0n,
  );
  const least = priced.toSorted((a, b) => (a.priceMicros < b.priceMicros ? -1 : 1))[0];
  return {
    title,
    category,
    tags,
    currency,
    fromMicros: least?.priceMicros ?? null,
    per: offer.kind === "unit" ? offer.unitName || "piece" : null,
    deliveryDays: least?.deliveryDays ?? 0,
  };
}

export function GigPreview({ card }: { card: CardFacts }) {
  const { title, category, tags, currency, fromMicros, per, deliveryDays } = card;
  return (
    <section className="card gig-preview" aria-labelledby="preview-title" data-live="preview">
      <h2 className="label" id="preview-title">
        How buyers will see it in lists
      </h2>
      <div className="mt-3">
        <GigCover cover={card.cover} drawing={card.drawing} />
      </div>
      <p className="label mt-3">{category || "No category yet"}</p>
      <p className="gig-card-title">{title || "No title yet"}</p>
      {tags.length > 0 && (
        <ul className="tags mt-2" aria-label="Tags">
          {tags.slice(0, 4).map((tag) => (
            <li key={tag} className="tag">
              {tag}
            </li>
          ))}
        </ul>
      )}
      <p className="gig-preview-terms mt-3">
        {fromMicros === null ? (
          <span className="soft">No price yet</span>
        ) : (
          <>
            <span className="label">{per === null ? "from" : `per ${per}`}</span>
            <Amount of={money(fromMicros, currency)} size="m" />
            {deliveryDays > 0 && <span className="small soft">in {days(deliveryDays)}</span>}
          </>
        )}
      </p>
    </section>
  );
}
