/** Operations on offers between two people: make one, answer with a version, accept, decline, withdraw, read. */
import { z } from "zod";
import { acceptOffer } from "#app/domain/agreements/accept-offer.ts";
import { counterOffer } from "#app/domain/agreements/counter-offer.ts";
import { declineOffer } from "#app/domain/agreements/decline-offer.ts";
import { makeOffer } from "#app/domain/agreements/make-offer.ts";
import { offerPage } from "#app/domain/agreements/offer-page.ts";
import { withdrawOffer } from "#app/domain/agreements/withdraw-offer.ts";
import { defineVerb } from "#app/routes/api/v1/operation.ts";
import { id, version } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { withUploads } from "#app/routes/files/receive-uploads.ts";
import { fileRefusals } from "./delivering.ts";
import { sentOwn } from "./own-fields.ts";
import { EITHER, requireSideScope } from "./side-scope.ts";
import { sentTerms, termsFields, termsRefusals } from "./offer-terms-fields.ts";

const offerParams = z.object({ id: id("offer") });
const seen = z.strictObject({
  version: version.meta({ description: "The version you read. Another one is `stale_offer`." }),
});
const made = z.object({ offer_id: id("offer") });
const OF_THE_ORDER = " A buyer's is the order's, too.";
const STAYS = " Absent, the one of your version before stays; an empty one takes it back.";
const REACHED = ["not_found", "cannot_be_reached", "email_unverified"] as const;

export const OFFERS: Operation[] = [
  defineVerb({
    id: "offers.make",
    command: "agreements.make_offer",
    method: "POST",
    path: "/offers",
    summary:
      "Make an offer to one person. As the freelancer (scope `selling`) you offer work. As the buyer (scope `orders`) you authorise its price: it is taken from your balance as soon as the freelancer accepts, without asking again, and it counts against your token's caps then",
    scopes: EITHER,
    body: z.strictObject({
      handle: z.string().max(60).meta({ description: "The other person's handle." }),
      side: z.enum(["buyer", "freelancer"]).meta({ description: "Which side you are." }),
      gig_id: id("gig").nullable().default(null),
      ...termsFields,
      ...sentOwn("offer", OF_THE_ORDER),
    }),
    answer: made,
    status: 201,
    files: true,
    refusals: [
      ...REACHED,
      "own_offer",
      "gig_not_for_sale",
      "too_many_offers",
      "too_many_new_people",
      ...termsRefusals,
      ...fileRefusals,
      "scope_missing",
    ],
    async run({ actor, body, files, key, scopes }) {
      const { handle: to, side, gig_id: gigId, reference, metadata, ...terms } = body;
      requireSideScope(scopes, side);
      const said = { to, side, gigId, reference, metadata, ...sentTerms(terms), key };
      return withUploads({ by: actor, files }, (uploads) =>
        makeOffer(actor, { ...said, files: uploads }),
      );
    },
  }),
  defineVerb({
    id: "offers.counter",
    command: "agreements.counter_offer",
    method: "POST",
    path: "/offers/{id}/versions",
    summary:
      "Answer an offer with a version of your own, or change your own: earlier versions cannot be accepted any more. A buyer's version authorises its price, as in POST /offers",
    scopes: EITHER,
    params: offerParams,
    body: z.strictObject({ ...seen.shape, ...termsFields, ...sentOwn("offer", STAYS) }),
    answer: z.object({ offer_id: id("offer"), version }),
    status: 201,
    files: true,
    refusals: [
      ...REACHED,
      "stale_offer",
      "too_many_offers",
      ...termsRefusals,
      ...fileRefusals,
      "scope_missing",
    ],
    async run({ actor, params, body, files, key, scopes }) {
      requireSideScope(scopes, (await offerPage(actor, params.id)).side);
      const { version: answered, reference, metadata, ...terms } = body;
      const own = { reference, metadata };
      const input = { offerId: params.id, version: answered, ...own, ...sentTerms(terms), key };
      return withUploads({ by: actor, files }, (uploads) =>
        counterOffer(actor, { ...input, files: uploads }),
      );
    },
  }),
  defineVerb({
    id: "offers.accept",
    command: "agreements.accept_offer",
    method: "POST",
    path: "/offers/{id}/accept",
    summary:
      "Accept the current version of an offer: it becomes an order with exactly its lines and its commission, and the price is taken from the buyer's balance",
    scopes: EITHER,
    params: offerParams,
    body: seen.extend(sentOwn("order", " For the buyer; absent, the order keeps the offer's.")),
    answer: z.object({ offer_id: id("offer"), order_id: id("order") }),
    refusals: [
      ...REACHED,
      "stale_offer",
      "own_offer",
      "gig_not_for_sale",
      "insufficient_balance",
      "buyer_cannot_pay",
      "cap_exceeded",
      "scope_missing",
    ],
    async run({ actor, params, body, key, scopes }) {
      requireSideScope(scopes, (await offerPage(actor, params.id)).side);
      return acceptOffer(actor, { offerId: params.id, ...body, key });
    },
  }),
  defineVerb({
    id: "offers.decline",
    command: "agreements.decline_offer",
    method: "POST",
    path: "/offers/{id}/decline",
    summary: "Decline an offer of the other side: it ends, and no money moves",
    scopes: EITHER,
    params: offerParams,
    body: seen,
    answer: made,
    refusals: ["not_found", "stale_offer", "own_offer"],
    run: ({ actor, params, body, key }) =>
      declineOffer(actor, { offerId: params.id, ...body, key }),
  }),
  defineVerb({
    id: "offers.withdraw",
    command: "agreements.withdraw_offer",
    method: "POST",
    path: "/offers/{id}/withdraw",
    summary: "Withdraw your own version: the offer ends, and with it a buyer's authorisation",
    scopes: EITHER,
    params: offerParams,
    body: seen,
    answer: made,
    refusals: ["not_found", "stale_offer", "not_author"],
    run: ({ actor, params, body, key }) =>
      withdrawOffer(actor, { offerId: params.id, ...body, key }),
  }),
];
