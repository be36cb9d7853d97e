/** Operations that place an order of one task or ten thousand, send files while it runs, and call off a large order while it is being made. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { QUESTION_LIMITS } from "#app/domain/catalog/questions/question.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { answerQuestions } from "#app/domain/orders/questions/answer-questions.ts";
import { OWN_LIMITS } from "#app/domain/orders/own-facts.ts";
import { addFiles } from "#app/domain/orders/add-files.ts";
import { MAX_ENCLOSURE_NOTE } from "#app/domain/orders/enclosure-limits.ts";
import { MADE_IN_SLICES_FROM } from "#app/domain/orders/fillings/begin-filling.ts";
import { callOff } from "#app/domain/orders/fillings/call-off.ts";
import { MAX_BRIEF, placeOrder } from "#app/domain/orders/place-order.ts";
import type { PlacedAnswer } from "#app/domain/orders/place-order.ts";
import { defineVerb } from "#app/routes/api/v1/operation.ts";
import { count, id } from "#app/routes/api/v1/shapes.ts";
import { sentMetadata } from "./own-fields.ts";
import { withSentFiles } from "#app/routes/api/v1/sent-files.ts";
import { withUploads } from "#app/routes/files/receive-uploads.ts";
import { fileRefusals } from "./delivering.ts";
import { selectionFields } from "./market.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const answers = z
  .array(
    z.strictObject({
      question: sentText({ max: 20, lines: "one" }),
      text: sentText({ max: QUESTION_LIMITS.answer, lines: "many" }).optional().meta({
        description: "Words, a number, or one of the choices.",
      }),
      file_names: z
        .array(sentText({ max: 255, lines: "one" }))
        .max(20)
        .optional()
        .meta({ description: "For files: the names of those sent with this call." }),
    }),
  )
  .max(QUESTION_LIMITS.most)
  .meta({
    description:
      "Answers to the gig's `questions`, each with the `key` of its question. An order waits for required answers that are missing: the time to start begins with the last of them.",
  });

export const ORDERING: Operation[] = [
  defineVerb({
    id: "orders.place",
    command: "orders.place",
    method: "POST",
    path: "/orders",
    summary: `Place an order: the price of every task is held from your balance at once. From ${MADE_IN_SLICES_FROM.toLocaleString("en")} pieces on the answer is 202: the whole price is held, the tasks are made in the background, and the freelancer is told when all of them are made. Follow \`Location\`, or wait for \`order.placed\` or \`order.called_off\`.`,
    scopes: ["orders"],
    body: z.strictObject({
      gig_id: id("gig"),
      ...selectionFields,
      brief: sentText({ max: MAX_BRIEF, lines: "many" }).default("").meta({
        description:
          "What the freelancer needs to know. Answer the gig's `buyer_brief` here. On the site it is required; v1 accepts an order without it.",
      }),
      answers: answers.optional(),
      reference: sentText({ max: OWN_LIMITS.reference, lines: "one" }).optional().meta({
        description:
          "Your own name for the order. Only you read it: in the order, its tasks and lists, and in every event of the order that is sent to you.",
      }),
      metadata: sentMetadata.optional(),
      total: z.string().max(30).meta({
        description:
          "The total of the quote you saw. If the price has changed, the order is refused with `quote_changed`.",
      }),
    }),
    answer: z.object({ order_id: id("order") }),
    status: 201,
    files: true,
    goesOnAt(answer) {
      const { orderId, beingMade } = answer as PlacedAnswer;
      return beingMade === true ? `orders/${orderId}` : null;
    },
    refusals: [
      "not_found",
      "own_gig",
      "gig_not_for_sale",
      "seller_away",
      "gig_full",
      "gig_unclaimed",
      "cannot_be_reached",
      "question_unknown",
      "quote_changed",
      "quantity_out_of_range",
      "insufficient_balance",
      "cap_exceeded",
      "too_many_large_orders",
      ...fileRefusals,
    ],
    run({ actor, body, files, key }) {
      const {
        gig_id: gigId,
        brief,
        total,
        answers: sent,
        reference,
        metadata: facts,
        ...selection
      } = body;
      return withUploads({ by: actor, files }, (uploads) => {
        const given = withSentFiles(sent ?? [], files, uploads);
        const named = { reference, metadata: facts };
        const order = { gigId, selection, brief, total, files: given.others, ...named };
        return placeOrder(actor, { ...order, answers: given.answers, key });
      });
    },
  }),
  defineVerb({
    id: "orders.answer",
    command: "orders.answer",
    method: "POST",
    path: "/orders/{id}/answers",
    summary:
      "Answer questions of the gig after ordering, each once. With the last required answer the time to start begins",
    scopes: ["orders"],
    params: z.object({ id: id("order") }),
    body: z.strictObject({ answers }),
    answer: z.object({
      unanswered: count.meta({ description: "Required questions that still wait for an answer." }),
    }),
    files: true,
    refusals: [
      "not_found",
      "empty_list",
      "question_unknown",
      "already_answered",
      "transition_refused",
      ...fileRefusals,
    ],
    run: ({ actor, params, body, files, key }) =>
      withUploads({ by: actor, files }, (uploads) => {
        const given = withSentFiles(body.answers, files, uploads);
        if (given.others.length > 0)
          refuse("invalid_input", {
            field: "answers",
            sentence: "Name each file in the `file_names` of an answer.",
          });
        return answerQuestions(actor, { orderId: params.id, answers: given.answers, key });
      }),
  }),
  defineVerb({
    id: "orders.add_files",
    command: "orders.add_files",
    method: "POST",
    path: "/orders/{id}/files",
    summary: "Send the other side files while the order runs, with a short note",
    scopes: ["orders", "selling"],
    params: z.object({ id: id("order") }),
    body: z.strictObject({
      note: sentText({ max: MAX_ENCLOSURE_NOTE, lines: "many" }).default(""),
    }),
    answer: z.object({ enclosure_id: id("enclosure"), file_ids: z.array(id("file")) }),
    status: 201,
    files: true,
    refusals: [
      "not_found",
      "empty_list",
      "transition_refused",
      "files_frozen",
      "order_files_full",
      ...fileRefusals,
    ],
    run: ({ actor, params, body, files, key }) =>
      withUploads({ by: actor, files }, (uploads) =>
        addFiles(actor, { orderId: params.id, note: body.note, files: uploads, key }),
      ),
  }),
  defineVerb({
    id: "orders.call_off",
    command: "orders.call_off",
    method: "POST",
    path: "/orders/{id}/call_off",
    summary:
      "Call a large order off while it is being made: the full price goes back to your balance",
    scopes: ["orders"],
    params: z.object({ id: id("order") }),
    answer: z.object({ order_id: id("order") }),
    refusals: ["not_found", "transition_refused"],
    run: ({ actor, params, key }) => callOff(actor, { orderId: params.id, key }),
  }),
];
