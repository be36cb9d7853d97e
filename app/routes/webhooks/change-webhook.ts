/** Carries out the forms of one webhook's page; the button tells which form was sent. */
import { z } from "zod";
import {
  chooseBody,
  chooseEvents,
  pauseEndpoint,
  removeEndpoint,
  resumeEndpoint,
} from "#app/domain/webhooks/change-endpoint.ts";
import { redeliver, redeliverDead, sendTest } from "#app/domain/webhooks/redeliver.ts";
import { rotateSecret } from "#app/domain/webhooks/rotate-secret.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { wholeNumber } from "#app/http/form.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { tickedEvents } from "./webhook-events.tsx";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { SentForm } from "#app/http/form.ts";

const BODY = z.object({ body_version: wholeNumber(1, 100) });
const AGREED = z.object({ agreed: z.literal("yes", "Tick the box to confirm.") });

/** Returns a redirect with a sentence, or the new secret, which is shown once. */
export function changeWebhook(actor: UserActor, endpointId: string, form: SentForm) {
  const input = () => ({ endpointId, key: form.key() });
  const said = (text: string, path = `/settings/webhooks/${endpointId}`) =>
    redirectWithFlash(path, { kind: "success", text });
  return doPressed<Response | { made: { secret: string | null } }>(form, {
    async rotate() {
      const { secret } = await rotateSecret(actor, input());
      return { made: { secret } };
    },
    async events() {
      await chooseEvents(actor, { ...input(), events: tickedEvents(form) });
      return said("The events are saved.");
    },
    async body() {
      const { body_version: bodyVersion } = form.parse(BODY);
      await chooseBody(actor, { ...input(), bodyVersion });
      return said(`Saved: later messages have version ${bodyVersion}.`);
    },
    async pause() {
      await pauseEndpoint(actor, input());
      return said("Paused: nothing is sent until you resume it.");
    },
    async resume() {
      await resumeEndpoint(actor, input());
      return said("Resumed: waiting messages are sent now.");
    },
    async remove() {
      form.parse(AGREED);
      await removeEndpoint(actor, input());
      return said("The webhook is removed.", "/settings/webhooks");
    },
    async test() {
      await sendTest(actor, input());
      return said("A test is on its way. Reload this page in a moment to see the answer.");
    },
    async redeliver() {
      await redeliver(actor, { ...input(), deliveryId: form.text("delivery") });
      return said("It is sent again. Reload this page in a moment to see the answer.");
    },
    async "redeliver-dead"() {
      const { answer } = await redeliverDead(actor, input());
      const messages = answer.messages === 1 ? "1 message is" : `${answer.messages} messages are`;
      return said(`${messages} sent again.`);
    },
  });
}
