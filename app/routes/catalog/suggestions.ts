/** Suggestions for the search box, which its script asks for while a person types. The same for everybody. */
import { suggestions } from "#app/domain/catalog/search/suggest.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import type { Route } from "./+types/suggestions";

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "gigs.suggest");
  return runLoader(async () =>
    Response.json(await suggestions(url.searchParams.get("q") ?? ""), {
      headers: { "cache-control": "private, max-age=60" },
    }),
  );
}
