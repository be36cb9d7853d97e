/** The Atom feed of a seller's gigs, the newest first. */
import { redirect } from "react-router";
import { newestOfSeller } from "#app/domain/catalog/newest-gigs.ts";
import { env } from "#app/env.server.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { atomAnswer } from "./atom.ts";
import type { Route } from "./+types/seller-feed";

export function loader({ context, params, url }: Route.LoaderArgs) {
  admit(context, url, "sellers.read");
  return runLoader(async () => {
    const { seller, gigs } = await newestOfSeller(params.handle);
    const page = `/sellers/${encodeURIComponent(seller.handle)}`;
    const self = `${page}/gigs.atom`;
    // Not kept: a person may take back a former handle.
    if (seller.handle.toLowerCase() !== params.handle.toLowerCase())
      throw redirect(self, { status: 301, headers: { "cache-control": "no-cache" } });
    const title = `Gigs by ${seller.name} on Farthing`;
    return atomAnswer({ title, self, page, origin: env.publicOrigin, gigs });
  });
}
