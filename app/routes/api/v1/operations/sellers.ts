/** Operations that read sellers as the public sees them. */
import { z } from "zod";
import { sellerPage } from "#app/domain/catalog/seller-page.ts";
import { sellerAnswers } from "#app/domain/reputation/seller-answers.ts";
import { SPOKEN } from "#app/domain/people/profile/spoken-languages.ts";
import { picture, pictureLinks } from "#app/routes/api/v1/picture-links.ts";
import { gigLines } from "#app/routes/api/v1/gig-lines.ts";
import { shownLinks, shownPicture } from "#app/routes/api/v1/shown-links.ts";
import { portfolioOf } from "#app/domain/tasks/portfolio/read-portfolio.ts";
import { defineRead } from "#app/routes/api/v1/operation.ts";
import { count, id, model, moment, page } from "#app/routes/api/v1/shapes.ts";
import { answersShape } from "./record-shapes.ts";
import { awayShape, gigLine } from "./gig-shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

export const SELLERS: Operation[] = [
  defineRead({
    id: "sellers.read",
    method: "GET",
    path: "/sellers/{handle}",
    summary: "Read one seller and their gigs, 24 at a time; a former handle still finds its person",
    scopes: ["read"],
    params: z.object({ handle: z.string().min(1).max(60) }),
    query: z.strictObject({ cursor: id("gig").optional() }),
    answer: page(gigLine).extend({
      portfolio: z.array(shownPicture).meta({
        description:
          "Pictures of accepted work, shown with the consent of its buyers; newest first.",
      }),
      seller: model("Seller", {
        id: id("user"),
        handle: z.string(),
        name: z.string(),
        headline: z.string(),
        bio: z.string(),
        languages: SPOKEN,
        skills: z.array(z.string()),
        away: awayShape,
        answers: answersShape,
        picture,
        unclaimed: z.boolean(),
        created_at: moment,
        gigs: count,
      }),
    }),
    refusals: ["not_found"],
    async run({ params, query }) {
      const { seller, gigs, nextAfter } = await sellerPage(params.handle, query.cursor ?? null);
      const [pictures, answers] = await Promise.all([
        portfolioOf(seller.id),
        sellerAnswers(seller.id),
      ]);
      const shown = { ...seller, answers, picture: pictureLinks(seller.picture) };
      const portfolio = pictures.map(shownLinks);
      return { seller: shown, portfolio, items: await gigLines(gigs), next: nextAfter };
    },
  }),
];
