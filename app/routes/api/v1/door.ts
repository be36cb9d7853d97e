/** The API's one door: every address below `/api/v1`, dispatched by the table of operations. */
import { requestContext } from "#app/http/request-context.ts";
import { answerApi } from "./answer-api.ts";
import type { Route } from "./+types/door";

export function loader({ request, context }: Route.LoaderArgs): Promise<Response> {
  return answerApi(request, context.get(requestContext));
}

export function action({ request, context }: Route.ActionArgs): Promise<Response> {
  return answerApi(request, context.get(requestContext));
}
