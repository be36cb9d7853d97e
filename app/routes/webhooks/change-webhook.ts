/** The forms of one webhook's page, told apart by their verb. */
import { z } from "zod";
import { requirePassword } from "#app/domain/security/confirm-password.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import {
  chooseEvents,
  pauseEndpoint,
  removeEndpoint,
  resumeEndpoint,
} from "#app/domain/webhooks/change-endpoint.ts";
import { redeliver, redeliverDead, sendTest } from "#app/domain/webhooks/redeliver.ts";
import { rotateSecret } from "#app/domain/webhooks/rotate-secret.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { tickedEvents } from "./webhook-events.tsx";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { SentForm } from "#app/http/form.ts";

const AGREED = z.object({ agreed: z.literal("yes", "Please tick the box to confirm.") });

/** A redirect with a sentence, or the new secret to be shown once. Refuses `malformed_body` for a verb nobody offered. */
export async function changeWebhook(actor: UserActor, endpointId: string, form: SentForm) {
  const input = { endpointId, key: form.text("key") || newFormKey() };
  const said = (text: string, path = `/settings/webhooks/${endpointId}`) =>
    redirectWithFlash(path, { kind: "success", text });
  switch (form.text("verb")) {
    case "rotate": {
      await requirePassword(actor.id, form.text("password"), "password");
      const { secret } = await rotateSecret(actor, input);
      return { made: { secret } };
    }
    case "events":
      await chooseEvents(actor, { ...input, events: tickedEvents(form) });
      return said("The events are saved.");
    case "pause":
      await pauseEndpoint(actor, input);
      return said("Paused: nothing is sent until you resume it.");
    case "resume":
      await resumeEndpoint(actor, input);
      return said("Resumed: what waited is sent now.");
    case "remove":
      form.parse(AGREED);
      await removeEndpoint(actor, input);
      return said("The webhook is removed.", "/settings/webhooks");
    case "test":
      await sendTest(actor, input);
      return said("A test is on its way. Reload this page in a moment to see the answer.");
    case "redeliver":
      await redeliver(actor, { ...input, deliveryId: form.text("delivery") });
      return said("It is sent again. Reload this page in a moment to see the answer.");
    case "redeliver-dead": {
      const { answer } = await redeliverDead(actor, input);
      const messages = answer.messages === 1 ? "1 message is" : `${answer.messages} messages are`;
      return said(`${messages} sent again.`);
    }
    default:
      return refuse("malformed_body");
  }
}
