/** Sends the message of a form: to a handle or into a thread. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import type { SentMessage } from "#app/domain/messages/send-message.ts";
import type { SentForm } from "#app/http/form.ts";
import { withFormFiles } from "#app/routes/files/form-files.ts";

export async function sentMessage(
  actor: UserActor,
  to: string,
  form: SentForm,
): Promise<SentMessage> {
  const key = form.key();
  const { answer } = await withFormFiles(actor, form, (files) =>
    sendMessage(actor, {
      to,
      text: form.text("text"),
      files,
      gigId: form.text("gig") || undefined,
      orderId: form.text("order") || undefined,
      key,
    }),
  );
  return answer;
}
