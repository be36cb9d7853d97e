/** The address for the signed messages of the sandbox's pretend bank. */
import { enter } from "#app/domain/sandbox/enter-sandbox.ts";
import { answerHook } from "#app/http/hook.ts";
import { receiveBankMessage } from "#app/processes/receive-bank-message.ts";
import type { Route } from "./+types/sandbox-bank";

export function action({ request }: Route.ActionArgs): Promise<Response> {
  return answerHook(request, (body, headers) =>
    enter("sandbox", () => receiveBankMessage(body, headers)),
  );
}
