/** One rule for every form with files: those of a form that is refused are kept, and its person sees them in the form again. */
import { keptFormFiles, saveFormFiles, takeFormFiles } from "#app/domain/files/form-files.ts";
import type { KeptFile } from "#app/domain/files/form-files.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import { isFormKey } from "#app/domain/commands/sent-key.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { countTry } from "#app/domain/security/attempts.ts";
import { refusedAnswer, runAction } from "#app/http/answer.ts";
import type { SentForm, SentTexts } from "#app/http/form.ts";
import { KEPT_FIELD } from "#app/http/refused.ts";
import { withUploads } from "./receive-uploads.ts";

interface Person {
  id: string;
}

/** `runAction` for a form with files, whose command takes them by `withFormFiles`. */
export function runFileAction<T>(
  request: Request,
  actor: Person,
  work: (form: SentForm) => Promise<T>,
) {
  const lost = async (form: SentTexts) => ({
    kept: await shown(actor, form, marksIn(form)),
    filesLost: true,
  });
  const keeping = async (form: SentForm) => {
    try {
      return await work(form);
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.code === "step_up_required") throw problem;
      return refusedAnswer(problem, form.values, await keepFiles(actor, form));
    }
  };
  return runAction(request, keeping, undefined, lost);
}

/**
 * Passes the files that the form kept and those chosen now; see `withUploads`. Refuses `draft_file_gone`, but not for a form that was
 * carried out before: its command knows the files by their hashes, and gives its first answer.
 */
export async function withFormFiles<T>(
  actor: Person,
  form: SentForm,
  work: (files: ReceivedFile[]) => Promise<T>,
): Promise<T> {
  const kept = await takeFormFiles({ holder: actor.id, formKey: form.key() }, marksIn(form));
  const known = new Set(kept.map(({ sha256 }) => sha256));
  return withUploads({ by: actor, files: form.files("files") }, (uploads) =>
    work([...kept, ...uploads.filter(({ sha256 }) => !known.has(sha256))]),
  );
}

/** Stores the files of a form that was not carried out; one that is itself refused is not kept. */
export async function keepFiles(
  actor: Person,
  form: SentForm,
): Promise<{ kept: KeptFile[]; filesLost?: true }> {
  const { key: formKey = "" } = form.values;
  const sent = form.files("files");
  if (sent.length === 0 || !isFormKey(formKey))
    return { kept: await shown(actor, form, marksIn(form)) };
  try {
    await countTry("draft_files", actor.id);
    // The bytes of a file that the form has already are swept with the other unused ones.
    const hashes = await withUploads({ by: actor, files: sent }, async (uploads) => {
      await saveFormFiles({ holder: actor.id, formKey }, uploads);
      return uploads.map(({ sha256 }) => sha256);
    });
    return { kept: await shown(actor, form, [...marksIn(form), ...hashes]) };
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return { kept: await shown(actor, form, marksIn(form)), filesLost: true };
  }
}

/** The second step of a two-step form has them in one hidden field. */
function marksIn(form: SentTexts): string[] {
  return form.all(KEPT_FIELD).flatMap((marks) => marks.split(" ").filter((mark) => mark !== ""));
}

async function shown(actor: Person, form: SentTexts, hashes: string[]): Promise<KeptFile[]> {
  const files = await keptFormFiles(
    { holder: actor.id, formKey: form.values["key"] ?? "" },
    hashes,
  );
  return files.map(({ sha256, name, bytes }) => ({ sha256, name, bytes }));
}
