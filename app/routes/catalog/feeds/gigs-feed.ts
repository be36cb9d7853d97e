/** The Atom feed of the newest gigs, of all or of a category. */
import { newestOfCategory } from "#app/domain/catalog/newest-gigs.ts";
import { env } from "#app/env.server.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { atomAnswer } from "./atom.ts";
import type { Route } from "./+types/gigs-feed";

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "gigs.search");
  return runLoader(async () => {
    const id = url.searchParams.get("category");
    const { category, gigs } = await newestOfCategory(id === "" ? null : id);
    const asked =
      category === null ? "" : `?${new URLSearchParams({ category: id ?? "" }).toString()}`;
    const title = category === null ? "New gigs on Farthing" : `New gigs on Farthing: ${category}`;
    return atomAnswer({
      title,
      self: `/gigs.atom${asked}`,
      page: `/gigs${asked}`,
      origin: env.publicOrigin,
      gigs,
    });
  });
}
