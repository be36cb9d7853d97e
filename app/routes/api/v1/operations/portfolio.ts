/** Operations on portfolios: pictures of accepted work, asked for by the freelancer and agreed to by the buyer. */
import { z } from "zod";
import { ALT_MAX, TAKE_DOWN_REASON } from "#app/domain/catalog/pictures/picture-rules.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { askPortfolio } from "#app/domain/tasks/portfolio/ask-portfolio.ts";
import { ownPieces, piecesShownBy, readPiece } from "#app/domain/tasks/portfolio/read-portfolio.ts";
import type { OwnPiece } from "#app/domain/tasks/portfolio/read-portfolio.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { id, model, moment, page, person } from "#app/routes/api/v1/shapes.ts";
import { shownLinks, shownPicture } from "#app/routes/api/v1/shown-links.ts";
import {
  answerPiece,
  takeDownPiece,
  withdrawPiece,
} from "#app/routes/tasks/portfolio/change-portfolio.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const state = z.enum(["asked", "shown", "declined", "withdrawn"]);
const params = z.object({ id: id("portfolioPiece") });

const piece = model("PortfolioPiece", {
  id: id("portfolioPiece"),
  state,
  side: z.enum(["buyer", "freelancer"]).meta({ description: "Your side." }),
  task_id: id("task"),
  file_id: id("file"),
  title: z.string(),
  alt: z.string(),
  asked_at: moment,
  answered_at: moment.nullable(),
  ended_at: moment.nullable(),
  ended_by: z.enum(["buyer", "freelancer", "staff"]).nullable(),
  reason: z.string().nullable().meta({ description: "Why staff removed it; for the freelancer." }),
  buyer: person,
  freelancer: person,
  shown: shownPicture.nullable().meta({
    description: "What everybody sees; null until it is prepared, and unless it is shown.",
  }),
});

function linked(own: OwnPiece) {
  return { ...own, shown: own.shown === null ? null : shownLinks(own.shown) };
}

export const PORTFOLIO: Operation[] = [
  defineRead({
    id: "portfolio.list",
    method: "GET",
    path: "/portfolio",
    summary: "List what you show of your work, and what others show of your orders, newest first",
    scopes: ["read", "orders", "selling"],
    query: z.strictObject({ cursor: id("portfolioPiece").optional() }),
    answer: page(piece),
    refusals: [],
    async run({ actor, query }) {
      const { pieces, nextBefore } = await ownPieces(actor, query.cursor ?? null);
      return { items: pieces.map(linked), next: nextBefore };
    },
  }),
  defineRead({
    id: "portfolio.read",
    method: "GET",
    path: "/portfolio/{id}",
    summary: "Read one piece of a portfolio, on either side",
    scopes: ["read", "orders", "selling"],
    params,
    answer: piece,
    refusals: ["not_found"],
    run: async ({ actor, params: { id: pieceId } }) => linked(await readPiece(actor, pieceId)),
  }),
  defineVerb({
    id: "portfolio.ask",
    command: "tasks.ask_portfolio",
    method: "POST",
    path: "/tasks/{id}/show",
    summary: "Ask the buyer of accepted work whether you may show a picture of its delivery",
    scopes: ["selling"],
    params: z.object({ id: id("task") }),
    body: z.strictObject({
      file_id: id("file"),
      alt: sentText({ max: ALT_MAX, min: 1, lines: "one" }),
    }),
    status: 201,
    answer: z.object({ piece_id: id("portfolioPiece") }),
    refusals: [
      "not_found",
      "not_allowed",
      "transition_refused",
      "portfolio_asked",
      "cannot_be_reached",
    ],
    run: ({ actor, params: { id: taskId }, body: { file_id: fileId, alt }, key }) =>
      askPortfolio(actor, { taskId, fileId, alt, key }),
  }),
  defineVerb({
    id: "portfolio.answer",
    command: "tasks.answer_portfolio",
    method: "POST",
    path: "/portfolio/{id}/answer",
    summary: "Say whether a picture of your order may be shown",
    scopes: ["orders"],
    params,
    body: z.strictObject({ agree: z.boolean() }),
    answer: z.object({ piece_id: id("portfolioPiece"), state }),
    refusals: ["not_found", "not_allowed", "transition_refused"],
    run: ({ actor, params: { id: pieceId }, body, key }) =>
      answerPiece(actor, { pieceId, key, ...body }),
  }),
  defineVerb({
    id: "portfolio.withdraw",
    command: "tasks.withdraw_portfolio",
    method: "POST",
    path: "/portfolio/{id}/withdraw",
    summary: "Take a picture out of a portfolio again, on either side; its sizes are deleted",
    scopes: ["orders", "selling"],
    params,
    answer: z.object({ piece_id: id("portfolioPiece") }),
    refusals: ["not_found", "not_allowed", "transition_refused"],
    run: ({ actor, params: { id: pieceId }, key }) => withdrawPiece(actor, { pieceId, key }),
  }),
  defineRead({
    id: "staff.portfolio.list",
    method: "GET",
    path: "/staff/people/{id}/portfolio",
    summary: "List what a person shows in their portfolio, to look at it",
    scopes: STAFF,
    params: z.object({ id: id("user") }),
    answer: page(
      model("ShownPiece", {
        piece_id: id("portfolioPiece"),
        task_id: id("task"),
        alt: z.string(),
        shown: shownPicture.nullable().meta({ description: "Null until it is prepared." }),
      }),
    ),
    refusals: ["not_found"],
    async run({ actor, params: { id: sellerId } }) {
      const pieces = await piecesShownBy(actor, sellerId);
      const items = pieces.map((own) => ({
        ...own,
        shown: own.shown === null ? null : shownLinks(own.shown),
      }));
      return { items, next: null };
    },
  }),
  defineVerb({
    id: "staff.portfolio.remove",
    command: "tasks.take_down_portfolio",
    method: "POST",
    path: "/staff/portfolio/{id}/remove",
    summary:
      "Remove a picture of a portfolio with all of its sizes; the freelancer reads the reason",
    scopes: STAFF,
    params,
    body: z.strictObject({
      reason: sentText(TAKE_DOWN_REASON),
    }),
    answer: z.object({ piece_id: id("portfolioPiece") }),
    refusals: ["not_found", "own_account", "transition_refused"],
    run: ({ actor, params: { id: pieceId }, body, key }) =>
      takeDownPiece(actor, { pieceId, key, ...body }),
  }),
];
