/** Sends the picture that a shared link to a gig shows. Its address has a hash of what it shows, so it never changes. */
import { shareCard, sharePath } from "#app/domain/catalog/share-card.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { sharePicture } from "#app/processes/share-picture.ts";
import { answerShare } from "./answer-share.ts";
import type { Route } from "./+types/share-picture";

export function loader({ params, context, url }: Route.LoaderArgs) {
  admit(context, url, "shown.read");
  return runLoader(async () => {
    const card = await shareCard(params.id);
    return answerShare(url, sharePath(card), () => sharePicture(card));
  });
}
