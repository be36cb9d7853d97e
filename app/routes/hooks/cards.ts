/** The address for the card processor's signed messages. */
import { answerHook } from "#app/http/hook.ts";
import { receiveCardMessage } from "#app/processes/receive-card-message.ts";
import type { Route } from "./+types/cards";

export function action({ request }: Route.ActionArgs): Promise<Response> {
  return answerHook(request, receiveCardMessage);
}
