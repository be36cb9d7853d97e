/** Operations by which a person's program asks for the closing of the account, reads where it stands, and calls it off. */
import { z } from "zod";
import { askClosing } from "#app/domain/closings/ask-closing.ts";
import { closingPage } from "#app/domain/closings/closing-page.ts";
import { keepAccount } from "#app/domain/closings/keep-account.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { AMOUNT_WORDS, id, model, moment, money } from "#app/routes/api/v1/shapes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const purse = z.object({ total: money, payable: money, dust: money });

export const CLOSING: Operation[] = [
  defineRead({
    id: "closings.read",
    method: "GET",
    path: "/me/closing",
    summary:
      "Read what stands in the way of closing the account, what it waits for, and until when",
    scopes: ["read", "account"],
    answer: model("Closing", {
      state: z.enum(["open", "asked", "waiting"]).meta({
        description: "`open` while nobody asked for the closing of the account.",
      }),
      asked_at: moment.nullable(),
      until: moment.nullable().meta({
        description:
          "When everything it waits for is over; null if nothing is waited for, or if that is not known.",
      }),
      reasons: z.array(z.object({ code: z.string(), sentence: z.string() })),
      waits: z.array(
        z.object({ code: z.string(), sentence: z.string(), until: moment.nullable() }),
      ),
      purses: z.array(purse),
    }),
    refusals: [],
    async run({ actor }) {
      const { closing, reasons, waits, until, purses } = await closingPage(actor);
      return {
        state: closing?.state ?? "open",
        askedAt: closing?.askedAt ?? null,
        until,
        reasons: reasons.map(({ code, sentence }) => ({ code, sentence })),
        waits,
        purses,
      };
    },
  }),
  defineVerb({
    id: "closings.ask",
    command: "closings.ask",
    method: "POST",
    path: "/me/closing",
    summary: "Ask for the closing of the account; gigs leave the market at once",
    scopes: ["payout_settings"],
    body: z.strictObject({
      rest: z.enum(["pay", "give_up"]).meta({
        description:
          "`pay`: whole cents go to the payout account and the rest is given up. `give_up`: everything is given up.",
      }),
      amounts: z
        .record(z.string().regex(/^[A-Z]{3}$/), z.string().regex(/^\d{1,12}(\.\d{1,6})?$/))
        .optional()
        .meta({
          description: `For \`give_up\`: currency → the total you read before. ${AMOUNT_WORDS}`,
        }),
    }),
    answer: z.object({ closing_id: id("closing"), waits_until: moment.nullable() }),
    status: 201,
    refusals: [
      "closing_blocked",
      "closing_asked",
      "payout_method_missing",
      "consent_missing",
      "stale",
    ],
    run: ({ actor, body, key }) => askClosing(actor, { ...body, key }),
  }),
  defineVerb({
    id: "closings.keep",
    command: "closings.keep",
    method: "POST",
    path: "/me/closing/call_off",
    summary: "Call the closing off: the account stays open, and its gigs are for sale again",
    scopes: ["account", "payout_settings"],
    answer: z.object({ closing_id: id("closing") }),
    refusals: ["closing_over"],
    run: ({ actor, key }) => keepAccount(actor, { key }),
  }),
];
