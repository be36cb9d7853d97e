/** Sends the message of a form: to a handle or into a thread. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import type { SentMessage } from "#app/domain/messages/send-message.ts";
import type { SentForm } from "#app/http/form.ts";
import { withUploads } from "#app/routes/files/receive-uploads.ts";

export async function sentMessage(
  actor: UserActor,
  to: string,
  form: SentForm,
): Promise<SentMessage> {
  const key = form.key();
  const { answer } = await withUploads({ by: actor, files: form.files("files") }, (files) =>
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
