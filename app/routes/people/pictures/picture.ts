/** Sends a person's picture to everybody: small pages beside names, and the person's own page. */
import { readPicture } from "#app/domain/people/profile/read-picture.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { answerPicture } from "./answer-picture.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { Route } from "./+types/picture";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  admit(context, url, "pictures.read");
  return runLoader(async () => {
    const [, size] = /^(small|large)\.webp$/.exec(params.name) ?? [];
    if (size !== "small" && size !== "large") return refuse("not_found");
    return answerPicture(await readPicture(params.id, size));
  });
}
