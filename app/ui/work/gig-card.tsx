/** A gig in a list: title, freelancer, lowest price, delivery time. */
import type { Money } from "#app/domain/kernel/money.ts";
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import type { Busy } from "#app/domain/orders/queue/busy-gigs.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { BusyLine } from "./busy-line.tsx";
import { GigCover } from "./gig-cover.tsx";
import { SaveButton, SavingForm } from "./save-button.tsx";
import type { Saving } from "./save-button.tsx";
import { ScoreStar } from "./stars.tsx";
import { StateBadge } from "./state-badge.tsx";

export interface GigCardProps {
  href: string;
  title: string;
  /** The language of the title, where it may be another than the page's. */
  lang?: string | undefined;
  seller: { handle: string; name: string; href?: string | undefined };
  /** True when the freelancer has not joined yet: the gig is shown, but cannot be ordered. */
  unclaimed?: boolean | undefined;
  from: Money;
  /** What one `from` buys, for unit gigs: "label", "word". */
  per?: string | undefined;
  deliveryDays: number;
  category: string;
  tags?: string[] | undefined;
  /** Its first picture; null without one. */
  cover: ShownPicture | null;
  /** The drawing of its category, shown without a picture. */
  drawing: string;
  /** The average of published reviews, in words: "4.8 of 5". */
  rating?: { average: string; count: number } | undefined;
  /** It takes no orders now: why, and until when. */
  busy?: Busy | undefined;
  /** Why it stands where it does, or what became of it: one short line. */
  note?: string | undefined;
}

interface CardProps extends GigCardProps {
  /** The form that its button saves by, or removes by. */
  saving?: Saving | undefined;
}

function GigCard(props: CardProps) {
  const { href, title, seller, from, per, deliveryDays, category, tags = [], rating } = props;
  const unclaimed = props.unclaimed === true;
  return (
    <article className="gig-card">
      <GigCover cover={props.cover} drawing={props.drawing} />
      <div>
        <p className="label">{category}</p>
        <h3 className="gig-card-title mt-1">
          <a href={href} lang={props.lang}>
            {title}
          </a>
        </h3>
        <p className="small soft mt-1">
          by {seller.name}
          {rating === undefined ? null : <Score {...rating} />}
        </p>
        {props.note === undefined ? null : <p className="gig-card-note mt-1">{props.note}</p>}
        {props.busy === undefined ? null : <BusyLine busy={props.busy} />}
        {unclaimed && (
          <p className="mt-1">
            <StateBadge of="person" state="unclaimed" />
          </p>
        )}
        {tags.length === 0 ? null : (
          <ul className="tags mt-2" aria-label="Tags">
            {tags.map((tag) => (
              <li key={tag} className="tag">
                {tag}
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="gig-card-terms">
        <span className="label">{per ? `per ${per}` : "from"}</span>
        <Amount of={from} size="m" />
        <span className="small soft">
          {deliveryDays === 1 ? "in 1 day" : `in ${deliveryDays} days`}
        </span>
      </p>
      {props.saving === undefined ? null : (
        <SaveButton saving={props.saving} href={href} title={title} />
      )}
    </article>
  );
}

/** The number that buyers compare first, so it is found without reading the line. */
function Score({ average, count }: { average: string; count: number }) {
  return (
    <>
      {" · "}
      <span className="gig-card-score">
        <ScoreStar />
        {average}
      </span>
      {` from ${count} review${count === 1 ? "" : "s"}`}
    </>
  );
}

/** The list around gig cards. `saving`: with a button on each; a page has one such list. */
export function GigList({ gigs, saving }: { gigs: GigCardProps[]; saving?: Saving | undefined }) {
  return (
    <>
      {saving === undefined ? null : <SavingForm back={saving.back} />}
      <ul className="gig-list">
        {gigs.map((gig) => (
          <li key={gig.href}>
            <GigCard {...gig} saving={saving} />
          </li>
        ))}
      </ul>
    </>
  );
}
