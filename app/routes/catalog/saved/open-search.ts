/** Opens a saved search: leads to its results, newest first. Notices name this address, so that they survive a change of the search's form. */
import { redirect } from "react-router";
import { savedSearch } from "#app/domain/catalog/saved/saved-searches.ts";
import { searchHref } from "#app/domain/catalog/search/search-filters.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import type { Route } from "./+types/open-search";

export function loader({ params, context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "saved_searches.list");
  return runLoader(async () => {
    const { filters } = await savedSearch(actor, params.id);
    return redirect(searchHref(filters), 303);
  });
}
