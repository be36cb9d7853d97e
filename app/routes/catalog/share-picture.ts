/** Sends the picture that a shared link to a gig shows. Its address has a hash of what it shows, so it never changes. */
import { redirect } from "react-router";
import { shareCard, sharePath } from "#app/domain/catalog/share-card.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { sharePicture } from "#app/processes/share-picture.ts";
import type { Route } from "./+types/share-picture";

const NOT_KEPT = { headers: { "cache-control": "no-store" } };

export function loader({ params, context, url }: Route.LoaderArgs) {
  admit(context, url, "shown.read");
  return runLoader(async () => {
    const card = await shareCard(params.id);
    const path = sharePath(card);
    // Of an earlier content: where the link was shared before, the present picture is shown.
    if (url.pathname !== path) return redirect(path, NOT_KEPT);
    const bytes = await sharePicture(card);
    if (bytes === null) return redirect("/share.png", NOT_KEPT);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": "image/jpeg",
        "content-length": `${bytes.byteLength}`,
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "public, max-age=86400, immutable, no-transform",
      },
    });
  });
}
