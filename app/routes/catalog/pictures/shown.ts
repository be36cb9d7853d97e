/** Sends one size of a picture that everybody sees. Its address has a hash of its bytes, so it never changes. */
import { readShown } from "#app/domain/catalog/pictures/read-shown.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { answerShown } from "./answer-shown.ts";
import type { Route } from "./+types/shown";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const signedIn = admit(context, url, "shown.read");
  return runLoader(async () =>
    answerShown(await readShown(signedIn?.actor ?? null, params.id, params.name)),
  );
}
