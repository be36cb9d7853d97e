/** Turns the result of a command or a read into an answer of a page. A refusal gets its own status and is never a crash. */
import { data } from "react-router";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { retryAfter } from "./failure.ts";
import { readForm, sentTexts } from "./form.ts";
import { noteDenied } from "./note-denied.ts";
import { FilesRefused } from "./sent-fields.ts";
import type { SentForm, SentTexts } from "./form.ts";
import type { Refused, ShownRefusal } from "./refused.ts";
import type { FileLimits } from "./sent-fields.ts";

function shown(refusal: Refusal): ShownRefusal {
  noteDenied(refusal);
  const { code, message: sentence, field = null, facts, problems } = refusal;
  return { code, sentence, field, facts, problems };
}

/**
 * Reads the form and runs an action. A refusal, also of the form itself, becomes `Refused` with its status. An
 * unexpected problem goes to the error page with status 500 and into the log. When only the files of the form were refused,
 * `again` gets its texts and returns what the page needs besides them.
 */
export async function runAction<T>(
  request: Request,
  work: (form: SentForm) => Promise<T>,
  limits?: FileLimits,
  again: (form: SentTexts) => Promise<object> = async () => ({}),
) {
  let form: SentForm | undefined;
  try {
    form = await readForm(request, limits);
    return await work(form);
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    if (!(problem instanceof FilesRefused))
      return refusedAnswer(problem, form?.values ?? {}, asksForProof(problem, form));
    const texts = sentTexts(problem.texts);
    return refusedAnswer(problem, texts.values, await again(texts));
  }
}

/** For a form that waits for a step-up: all its fields, so that it can be sent again with the proof. */
function asksForProof(problem: Refusal, form: SentForm | undefined) {
  const asks = problem.code === "step_up_required" || Object.hasOwn(problem.facts, "by");
  return asks && form !== undefined ? { sent: form.sent() } : {};
}

/** The answer to a refused form, with `more` values that the page needs to show it again. */
export function refusedAnswer<M extends object>(
  problem: Refusal,
  values: Record<string, string>,
  more: M,
) {
  const refused: Refused & M = { ...more, refusal: shown(problem), values };
  return data(refused, { status: problem.status, headers: retryHeaders(problem) });
}

/** Runs a read for a page; a refusal becomes the error page with its status and sentence. */
export async function runLoader<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    throw data(shown(problem), { status: problem.status, headers: retryHeaders(problem) });
  }
}

function retryHeaders(refusal: Refusal): Record<string, string> {
  const seconds = retryAfter(refusal);
  return seconds === undefined ? {} : { "retry-after": seconds };
}
