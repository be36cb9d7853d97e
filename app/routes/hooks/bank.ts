/** The address for the bank's signed messages. */
import { answerHook } from "#app/http/hook.ts";
import { receiveBankMessage } from "#app/processes/receive-bank-message.ts";
import type { Route } from "./+types/bank";

export function action({ request }: Route.ActionArgs): Promise<Response> {
  return answerHook(request, receiveBankMessage);
}
