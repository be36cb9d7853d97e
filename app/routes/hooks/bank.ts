/** Where the bank's signed messages arrive. */
import { answerHook } from "#app/http/hook.ts";
import { receiveBankMessage } from "#app/processes/receive-bank-message.ts";
import type { Route } from "./+types/bank";

export function action({ request }: Route.ActionArgs): Promise<Response> {
  return answerHook(request, receiveBankMessage);
}
