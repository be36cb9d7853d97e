/** The picture of a shared gig: from the file store, or drawn and kept there for a day. */
import { coverJpeg, shareKey } from "#app/domain/catalog/share-card.ts";
import type { ShareCard } from "#app/domain/catalog/share-card.ts";
import { drawCategory } from "#app/domain/catalog/pictures/draw-category.ts";
import { drawingOf } from "#app/domain/catalog/pictures/category-drawings.ts";
import { readShown } from "#app/domain/catalog/pictures/read-shown.ts";
import { shownName } from "#app/domain/files/shown/shown-picture.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import { storedBytes } from "#app/gateways/files/stored-bytes.ts";
import { drawShare } from "#app/gateways/pictures/draw-share.ts";
import { inOurType } from "#app/gateways/pictures/share-order.ts";

/** Null when it cannot be drawn now: the coin stands for it. */
export async function sharePicture(card: ShareCard): Promise<Uint8Array | null> {
  const key = shareKey(card);
  const kept = await storedBytes(key);
  if (kept !== null) return kept;
  const by = inOurType(card.sellerName);
  const drawn = await drawShare({
    // A title in letters that our type has not is told by the link itself; its picture is drawn without words.
    title: inOurType(card.title) ?? "",
    category: inOurType(card.category) ?? "",
    by: by === null ? "" : `by ${by}`,
    ...(await pictureOf(card)),
  });
  // Two at once draw it twice and keep one.
  if (drawn !== null)
    await fileStore()
      .put(key, drawn)
      .catch(() => {});
  return drawn;
}

async function pictureOf(card: ShareCard): Promise<{ picture: "jpeg" | "svg"; bytes: Uint8Array }> {
  const file = coverJpeg(card);
  if (file !== null && card.cover !== null) {
    const { storageKey } = await readShown(null, card.cover.id, shownName(file));
    const bytes = await storedBytes(storageKey);
    if (bytes !== null) return { picture: "jpeg", bytes };
  }
  const drawing = drawCategory(drawingOf(card.categoryId), false) ?? "";
  return { picture: "svg", bytes: new TextEncoder().encode(drawing) };
}
