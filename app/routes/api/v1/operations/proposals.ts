/** Operations on proposals to requests: make one, read them, shortlist, award, withdraw. */
import { z } from "zod";
import { award } from "#app/domain/agreements/requests/award.ts";
import {
  myProposals,
  proposalsOf,
  proposalView,
} from "#app/domain/agreements/requests/proposal-views.ts";
import { propose } from "#app/domain/agreements/requests/propose.ts";
import {
  MAX_LINE_DAYS,
  MAX_LINE_REVISIONS,
  MAX_LINE_SCOPE,
  MAX_LINE_TITLE,
  MAX_PROPOSAL_NOTE,
} from "#app/domain/agreements/requests/request-limits.ts";
import { noteLook } from "#app/domain/agreements/requests/request-page.ts";
import { shortlist } from "#app/domain/agreements/requests/shortlist.ts";
import { withdrawProposal } from "#app/domain/agreements/requests/withdraw-proposal.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { MAX_AGREED_LINES } from "#app/domain/orders/agreed/agreed-quote.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { queryTruth } from "#app/routes/api/v1/query-fields.ts";
import { amount, cursor, id, page } from "#app/routes/api/v1/shapes.ts";
import {
  proposal,
  proposalId,
  proposalParams,
  requestId,
  requestParams,
} from "./request-shapes.ts";

const line = z.strictObject({
  title: sentText({ max: MAX_LINE_TITLE, min: 1, lines: "one" }),
  scope: sentText({ max: MAX_LINE_SCOPE, lines: "many" }).default(""),
  price: amount,
  days: z.int().min(1).max(MAX_LINE_DAYS),
  revisions: z.int().min(0).max(MAX_LINE_REVISIONS).default(1),
});

export const PROPOSALS: Operation[] = [
  defineRead({
    id: "requests.proposals",
    method: "GET",
    path: "/requests/{id}/proposals",
    summary: "List the proposals to your request, oldest first",
    scopes: ["read", "orders"],
    params: requestParams,
    query: z.strictObject({ shortlisted: queryTruth.optional(), cursor }),
    answer: page(proposal),
    refusals: ["not_found"],
    async run({ actor, params, query: { shortlisted = false, cursor: after } }) {
      const { proposals, next } = await proposalsOf(actor, params.id, { after, shortlisted });
      await noteLook(actor.id, params.id);
      return { items: proposals, next };
    },
  }),
  defineVerb({
    id: "proposals.make",
    command: "agreements.propose",
    method: "POST",
    path: "/requests/{id}/proposals",
    summary:
      "Make a proposal to a request: lines of work with prices. Only its buyer reads it. It costs nothing.",
    scopes: ["selling"],
    params: requestParams,
    body: z.strictObject({
      note: sentText({ max: MAX_PROPOSAL_NOTE, min: 1, lines: "many" }),
      lines: z
        .array(line)
        .max(MAX_AGREED_LINES)
        .meta({ description: "Each line becomes a task of the order, with its own escrow." }),
    }),
    answer: z.object({ proposal_id: proposalId }),
    status: 201,
    refusals: [
      "not_found",
      "own_request",
      "request_over",
      "cannot_be_reached",
      "proposal_exists",
      "too_many_proposals",
      "too_many_new_people",
      "above_ceiling",
      "empty_list",
    ],
    run({ actor, params, body, key }) {
      const lines = body.lines.map(({ price: priceMicros, ...rest }) => ({ ...rest, priceMicros }));
      return propose(actor, { requestId: params.id, note: body.note, lines, key });
    },
  }),
  defineRead({
    id: "proposals.mine",
    method: "GET",
    path: "/proposals",
    summary: "List your own proposals, newest first",
    scopes: ["read", "selling"],
    query: z.strictObject({ cursor }),
    answer: page(proposal),
    refusals: ["not_found"],
    async run({ actor, query }) {
      const { proposals, next } = await myProposals(actor, query.cursor);
      return { items: proposals, next };
    },
  }),
  defineRead({
    id: "proposals.read",
    method: "GET",
    path: "/proposals/{id}",
    summary: "Read a proposal you made, or one to your request",
    scopes: ["read", "orders", "selling"],
    params: proposalParams,
    answer: proposal,
    refusals: ["not_found"],
    run: ({ actor, params }) => proposalView(actor, params.id),
  }),
  defineVerb({
    id: "proposals.shortlist",
    command: "agreements.shortlist",
    method: "POST",
    path: "/proposals/{id}/shortlist",
    summary: "Put a proposal to your request on the short list, or take it off again",
    scopes: ["orders"],
    params: proposalParams,
    body: z.strictObject({ listed: z.boolean().default(true) }),
    answer: z.object({ proposal_id: proposalId, listed: z.boolean() }),
    refusals: ["not_found", "request_over", "proposal_over"],
    run: ({ actor, params, body, key }) =>
      shortlist(actor, { proposalId: params.id, listed: body.listed, key }),
  }),
  defineVerb({
    id: "proposals.award",
    command: "agreements.award",
    method: "POST",
    path: "/proposals/{id}/award",
    summary:
      "Award your request to this proposal: it becomes the order, paid from what is held. What is held above its price is back in your balance at once.",
    scopes: ["orders"],
    params: proposalParams,
    answer: z.object({
      request_id: requestId,
      order_id: id("order"),
      refunded: z.string().meta({ description: "What went back to your balance." }),
    }),
    refusals: ["not_found", "request_over", "proposal_over", "above_ceiling", "cannot_be_reached"],
    run: ({ actor, params, key }) => award(actor, { proposalId: params.id, key }),
  }),
  defineVerb({
    id: "proposals.withdraw",
    command: "agreements.withdraw_proposal",
    method: "POST",
    path: "/proposals/{id}/withdraw",
    summary: "Withdraw your proposal; you may make another one",
    scopes: ["selling"],
    params: proposalParams,
    answer: z.object({ proposal_id: proposalId }),
    refusals: ["not_found", "proposal_over"],
    run: ({ actor, params, key }) => withdrawProposal(actor, { proposalId: params.id, key }),
  }),
];
