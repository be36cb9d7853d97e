/** What the picture of a shared gig shows, and the name of that picture: another content has another name. */
import { createHash } from "node:crypto";
import { coverOf } from "#app/domain/files/shown/select-shown.ts";
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { drawingOf } from "./pictures/category-drawings.ts";

export interface ShareCard {
  id: string;
  title: string;
  category: string;
  categoryId: string;
  sellerName: string;
  cover: ShownPicture | null;
}

/** Grows with each change of how the picture is drawn. */
const DRAWN = 1;

/** Refuses `not_found` for a gig that not everybody can read. */
export async function shareCard(gigId: string): Promise<ShareCard> {
  const [row] = await sql<ShareCard[]>`
    select g.id, g.title, c.name as category, g.category_id as "categoryId", u.name as "sellerName", ${coverOf("g")} as cover
    from gigs g join users u on u.id = g.freelancer_id join categories c on c.id = g.category_id
    where g.id = ${gigId} and g.state in ('published', 'paused') and u.state in ('active', 'unclaimed')`;
  return found(row);
}

/** The picture's JPEG that the card is drawn from: the middle size is as large as its place. */
export function coverJpeg({ cover }: Pick<ShareCard, "cover">) {
  const jpegs = cover?.files.filter(({ format }) => format === "jpeg") ?? [];
  return jpegs.find(({ width }) => width >= 600) ?? jpegs.at(-1) ?? null;
}

function markOf(card: Omit<ShareCard, "id">): string {
  const { title, category, categoryId, sellerName } = card;
  const picture = coverJpeg(card)?.hash ?? drawingOf(categoryId);
  const said = JSON.stringify([DRAWN, title, category, sellerName, picture]);
  return createHash("sha256").update(said).digest("hex").slice(0, 16);
}

/** Below the site's origin. */
export function sharePath(card: ShareCard): string {
  return `/gigs/${card.id}/share/${markOf(card)}.jpg`;
}

/** The key of its bytes in the file store. No row names it, so the daily sweep deletes it a day later, and it is drawn again when asked. */
export function shareKey(card: ShareCard): string {
  return createHash("sha256")
    .update(`share ${card.id} ${markOf(card)}`)
    .digest("hex")
    .slice(0, 32);
}
