/** Sends the picture that a shared link to a seller shows. Its address has a hash of what it shows, so it never changes. */
import { sellerCard, sellerSharePath } from "#app/domain/reputation/seller-card.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { sharedSeller } from "#app/processes/share-picture.ts";
import { answerShare } from "#app/routes/catalog/answer-share.ts";
import { LEVEL_NAMES, reviewsNote } from "#app/routes/reputation/record-words.ts";
import type { SellerRecord } from "#app/domain/reputation/records.ts";
import type { Route } from "./+types/share-seller";

export function loader({ params, context, url }: Route.LoaderArgs) {
  admit(context, url, "shown.read");
  return runLoader(async () => {
    const card = await sellerCard(params.handle);
    const drawn = () => sharedSeller(card, wordsOf(card.record));
    return answerShare(url, sellerSharePath(card), drawn);
  });
}

/** `Trusted seller · 31 orders`, `4.62 from 18 reviews`. */
function wordsOf({ level, orders, score }: SellerRecord) {
  const sold = `${orders.toLocaleString("en")} ${orders === 1 ? "order" : "orders"}`;
  const standing = `${LEVEL_NAMES[level]} seller${orders === 0 ? "" : ` · ${sold}`}`;
  const rating = score.value === null ? "No reviews yet" : `${score.value} ${reviewsNote(score)}`;
  return { standing, rating };
}
