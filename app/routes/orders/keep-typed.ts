/** Saves what a person typed and added on the order page, so that a refusal, a deposit or a sign-in loses nothing. */
import { z } from "zod";
import { bytesAllowed } from "#app/domain/kernel/text-length.ts";
import { fileMark } from "#app/domain/orders/drafts/file-mark.ts";
import { OWN_LIMITS } from "#app/domain/orders/own-facts.ts";
import { dropDrafts } from "#app/domain/orders/drafts/take-draft.ts";
import { saveOrderDraft } from "#app/domain/orders/drafts/save-order-draft.ts";
import { MAX_BRIEF } from "#app/domain/orders/place-order.ts";
import { countTry } from "#app/domain/security/attempts.ts";
import type { SentForm } from "#app/http/form.ts";
import { withUploads } from "#app/routes/files/receive-uploads.ts";
import { chosenFiles, typedAnswers } from "./sent-answers.ts";
import type { Buyer } from "./sent-order.ts";

const TYPED = z.object({
  brief: z.string().max(MAX_BRIEF).default(""),
  reference: z.string().max(bytesAllowed(OWN_LIMITS.reference)).default(""),
});

export interface Typed {
  brief: string;
  reference: string;
  /** Key of a question → the answer as typed. */
  answers: Record<string, string>;
}

/** The trimmed texts of the form. */
export function typedTexts(form: SentForm): Typed {
  const { brief, reference } = form.parse(TYPED);
  return { brief: brief.trim(), reference: reference.trim(), answers: typedAnswers(form) };
}

export function isNothing({ brief, reference, answers }: Typed): boolean {
  return brief === "" && reference === "" && Object.keys(answers).length === 0;
}

/** The typed texts, and the marks of the files that go with the order: those ticked on the page and those just sent. */
export async function keepTyped(
  { actor, gigId, holders }: Buyer,
  form: SentForm,
): Promise<Typed & { draftFiles: string[] }> {
  const typed = typedTexts(form);
  const keep = form.all("draftFiles");
  const sent = [
    ...form.files("files").map((file) => ({ question: "", file })),
    ...chosenFiles(form),
  ];
  if (isNothing(typed) && keep.length === 0 && sent.length === 0) {
    await dropDrafts(holders, gigId);
    return { ...typed, draftFiles: [] };
  }
  if (sent.length > 0) await countTry("draft_files", actor.id);
  return withUploads({ by: actor, files: sent.map(({ file }) => file) }, async (uploads) => {
    const files = uploads.map((file, at) => ({ ...file, question: sent[at]?.question ?? "" }));
    await saveOrderDraft({ holder: actor.id, gigId }, { ...typed, keep, files });
    return { ...typed, draftFiles: [...new Set([...keep, ...files.map(fileMark)])] };
  });
}
