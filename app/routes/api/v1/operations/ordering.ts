/** TABLE. Placing an order: one task or ten thousand, funded in one step. */
import { z } from "zod";
import { currentSchedule } from "#app/domain/commission/schedule.ts";
import { MAX_BRIEF, placeOrder } from "#app/domain/orders/place-order.ts";
import { defineVerb } from "#app/routes/api/v1/operation.ts";
import { id } from "#app/routes/api/v1/shapes.ts";
import { selectionFields } from "./market.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

export const ORDERING: Operation[] = [
  defineVerb({
    id: "orders.place",
    command: "orders.place",
    method: "POST",
    path: "/orders",
    summary: "Order: the price of every task is held from your balance at once",
    scopes: ["orders"],
    body: z.strictObject({
      gig_id: id("gig"),
      ...selectionFields,
      brief: z.string().max(MAX_BRIEF).default(""),
      total: z.string().max(30).meta({
        description: "The total of the quote you saw; another price refuses with `quote_changed`.",
      }),
    }),
    answer: z.object({ order_id: id("order") }),
    status: 201,
    refusals: [
      "not_found",
      "own_gig",
      "gig_not_for_sale",
      "gig_unclaimed",
      "quote_changed",
      "quantity_out_of_range",
      "insufficient_balance",
      "cap_exceeded",
    ],
    async run({ actor, body, key }) {
      const { gig_id: gigId, brief, total, ...selection } = body;
      return placeOrder(actor, await currentSchedule(), { gigId, selection, brief, total, key });
    },
  }),
];
