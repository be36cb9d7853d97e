/** The pictures of shared gigs and sellers: from the file store, or drawn and kept there for a day. */
import { coverJpeg, shareKey } from "#app/domain/catalog/share-card.ts";
import type { ShareCard } from "#app/domain/catalog/share-card.ts";
import { drawCategory } from "#app/domain/catalog/pictures/draw-category.ts";
import { drawingOf } from "#app/domain/catalog/pictures/category-drawings.ts";
import { readPicture } from "#app/domain/people/profile/read-picture.ts";
import { sellerShareKey } from "#app/domain/reputation/seller-card.ts";
import type { SellerCard } from "#app/domain/reputation/seller-card.ts";
import { readShown } from "#app/domain/catalog/pictures/read-shown.ts";
import { shownName } from "#app/domain/files/shown/shown-picture.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import { storedBytes } from "#app/gateways/files/stored-bytes.ts";
import { drawShare } from "#app/gateways/pictures/draw-share.ts";
import type { ShareDrawing } from "#app/gateways/pictures/draw-share.ts";
import { inOurType } from "#app/gateways/pictures/share-order.ts";

/** Null when it cannot be drawn now: the coin stands for it. */
export async function sharePicture(card: ShareCard): Promise<Uint8Array | null> {
  return keptOrDrawn(shareKey(card), async () => {
    const by = inOurType(card.sellerName);
    return {
      // A title in letters that our type has not is told by the link itself; its picture is drawn without words.
      title: inOurType(card.title) ?? "",
      category: inOurType(card.category) ?? "",
      by: by === null ? "" : `by ${by}`,
      ...(await pictureOf(card)),
    };
  });
}

/** The same for a seller: name, level and rating in words, and the person's picture. */
export function sharedSeller(
  card: SellerCard,
  { standing, rating }: { standing: string; rating: string },
): Promise<Uint8Array | null> {
  return keptOrDrawn(sellerShareKey(card), async () => ({
    title: inOurType(card.name) ?? "",
    category: standing,
    by: rating,
    ...(await faceOf(card)),
  }));
}

async function keptOrDrawn(
  key: string,
  order: () => Promise<ShareDrawing>,
): Promise<Uint8Array | null> {
  const kept = await storedBytes(key);
  if (kept !== null) return kept;
  const drawn = await drawShare(await order());
  // Two at once draw it twice and keep one.
  if (drawn !== null)
    await fileStore()
      .put(key, drawn)
      .catch(() => {});
  return drawn;
}

async function faceOf({ picture, categoryId }: SellerCard): Promise<Picture> {
  const bytes = picture === null ? null : await storedBytes(await readPicture(picture, "large"));
  return bytes === null ? drawingFor(categoryId) : { picture: "webp", bytes };
}

type Picture = Pick<ShareDrawing, "picture" | "bytes">;

async function pictureOf(card: ShareCard): Promise<Picture> {
  const file = coverJpeg(card);
  if (file !== null && card.cover !== null) {
    const { storageKey } = await readShown(null, card.cover.id, shownName(file));
    const bytes = await storedBytes(storageKey);
    if (bytes !== null) return { picture: "jpeg", bytes };
  }
  return drawingFor(card.categoryId);
}

function drawingFor(categoryId: string): Picture {
  const drawing = drawCategory(drawingOf(categoryId), false) ?? "";
  return { picture: "svg", bytes: new TextEncoder().encode(drawing) };
}
