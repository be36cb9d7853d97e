/** The answer with a picture's bytes, the same at every door. */
import { PICTURE_TYPE } from "#app/domain/files/profile-picture.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";

/** Browsers keep it for a day. Another picture has another address; a removed one is on no page any more. */
const KEPT = "public, max-age=86400, immutable, no-transform";

/** Refuses `not_found` for bytes that are gone. */
export async function answerPicture(storageKey: string): Promise<Response> {
  const stored = await fileStore().get(storageKey);
  if (stored === null) return refuse("not_found");
  return new Response(stored.stream, {
    headers: {
      "content-type": PICTURE_TYPE,
      "content-length": `${stored.bytes}`,
      // Even if a browser took it for a page, this policy runs no script and gives it no origin. `nosniff` is on every answer.
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": KEPT,
    },
  });
}
