/** The answer with the bytes of a picture that everybody sees, the same at every door. */
import type { StoredShown } from "#app/domain/catalog/pictures/read-shown.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";

/** A day, as for people's pictures: a removed one is on no page any more, and leaves browsers soon. */
const KEPT = "public, max-age=86400, immutable, no-transform";

/** Refuses `not_found` for bytes that are gone. */
export async function answerShown(shown: StoredShown): Promise<Response> {
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
}
