/** Sends one file to people who may read it: as a download under its name, never shown in the browser. */
import { readableFile } from "#app/domain/messages/readable-file.ts";
import { attachmentHeader } from "#app/domain/files/file-name.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import type { Route } from "./+types/file";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "files.read");
  return runLoader(async () => {
    const file = await readableFile(actor, params.id);
    const stored = await fileStore().get(file.storageKey);
    if (stored === null) return refuse("not_found");
    return new Response(stored.stream, {
      headers: {
        "content-type": file.mediaType,
        "content-length": `${stored.bytes}`,
        "content-disposition": attachmentHeader(file.name),
        // Even if a browser shows the file, this policy runs no script and gives it no origin.
        "content-security-policy": "sandbox; default-src 'none'",
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store, no-transform",
      },
    });
  });
}
