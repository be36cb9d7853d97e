/** Saves what a person typed and added on the order page, so that a refusal, a deposit or a sign-in loses nothing. */
import { z } from "zod";
import { dropDrafts } from "#app/domain/orders/drafts/take-draft.ts";
import { saveOrderDraft } from "#app/domain/orders/drafts/save-order-draft.ts";
import { MAX_BRIEF } from "#app/domain/orders/place-order.ts";
import { countTry } from "#app/domain/security/attempts.ts";
import type { SentForm } from "#app/http/form.ts";
import { withUploads } from "#app/routes/files/receive-uploads.ts";
import type { Buyer } from "./sent-order.ts";

const TYPED = z.object({ brief: z.string().max(MAX_BRIEF).default("") });

/** The trimmed brief, and the hashes of the files that go with the order: those ticked on the page and those just sent. */
export async function keepTyped(
  { actor, gigId, holders }: Buyer,
  form: SentForm,
): Promise<{ brief: string; draftFiles: string[] }> {
  const brief = form.parse(TYPED).brief.trim();
  const keep = form.all("draftFiles");
  const sent = form.files("files");
  if (brief === "" && keep.length === 0 && sent.length === 0) {
    await dropDrafts(holders, gigId);
    return { brief, draftFiles: [] };
  }
  if (sent.length > 0) await countTry("draft_files", actor.id);
  return withUploads({ by: actor, files: sent }, async (files) => {
    await saveOrderDraft({ holder: actor.id, gigId }, { brief, keep, files });
    const draftFiles = [...new Set([...keep, ...files.map(({ sha256 }) => sha256)])];
    return { brief, draftFiles };
  });
}
