/** Forms on pages that are kept for everybody: they have no idempotency key, because all who open the page would share it. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { SentForm } from "./form.ts";

/** The sent key, or a new one. Only for commands that do the same when they are sent twice. */
export function keyIfSent(form: SentForm): string {
  return form.text("key") === "" ? newFormKey() : form.key();
}
