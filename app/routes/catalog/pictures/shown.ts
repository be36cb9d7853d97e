/** Sends one size of a picture that everybody sees. Its address has a hash of its bytes, so it never changes. */
import { readShown } from "#app/domain/files/shown/read-shown.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import type { Route } from "./+types/shown";

/** A day, as for people's pictures: a removed one is on no page any more, and leaves browsers soon. */
const KEPT = "public, max-age=86400, immutable, no-transform";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const signedIn = admit(context, url, "shown.read");
  return runLoader(async () => {
    const shown = await readShown(signedIn?.actor ?? null, params.id, params.name);
    const stored = await fileStore().get(shown.storageKey);
    if (stored === null) return refuse("not_found");
    return new Response(stored.stream, {
      headers: {
        "content-type": shown.mediaType,
        "content-length": `${stored.bytes}`,
        // Even if a browser took it for a page, this policy runs no script and gives it no origin. `nosniff` is on every answer.
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": shown.open ? KEPT : "private, no-store, no-transform",
      },
    });
  });
}
