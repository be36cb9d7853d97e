/** Sends the drawing of a category: the same for everybody, light or dark. */
import { drawCategory } from "#app/domain/catalog/pictures/draw-category.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import type { Route } from "./+types/drawing";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  admit(context, url, "shown.read");
  return runLoader(async () => {
    const [, name = "", dark] = /^([a-z0-9-]{1,40}?)(-dark)?\.svg$/.exec(params.name) ?? [];
    const drawn = drawCategory(name, dark !== undefined);
    if (drawn === null) return refuse("not_found");
    return new Response(drawn, {
      headers: {
        "content-type": "image/svg+xml",
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "public, max-age=604800",
      },
    });
  });
}
