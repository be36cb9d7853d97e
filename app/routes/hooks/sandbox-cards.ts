/** The address for the signed messages of the sandbox's pretend card processor. */
import { enter } from "#app/domain/sandbox/enter-sandbox.ts";
import { answerHook } from "#app/http/hook.ts";
import { receiveCardMessage } from "#app/processes/receive-card-message.ts";
import type { Route } from "./+types/sandbox-cards";

export function action({ request }: Route.ActionArgs): Promise<Response> {
  return answerHook(request, (body, headers) =>
    enter("sandbox", () => receiveCardMessage(body, headers)),
  );
}
