/** Operations only in the sandbox: list its people, pay a deposit, pass time, rule a dispute. */
import { z } from "zod";
import { depositPage } from "#app/domain/deposits/deposit-page.ts";
import { letTimePass, MOST_HOURS } from "#app/domain/sandbox/let-time-pass.ts";
import { ruleOwn } from "#app/domain/sandbox/rule-own.ts";
import { sandboxPage } from "#app/domain/sandbox/sandbox-page.ts";
import { payCheckout } from "#app/processes/pay-pretend-checkout.ts";
import { CARD_SCRIPT_NAMES } from "#app/gateways/cards/pretend/hosted-page.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { count, id, money } from "#app/routes/api/v1/shapes.ts";
import { ruling } from "./staff-disputes.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const sandboxOnly = true as const;
const person = z.object({ id: id("user"), handle: z.string(), name: z.string() });

export const SANDBOX: Operation[] = [
  defineRead({
    id: "sandbox.read",
    method: "GET",
    path: "/sandbox",
    summary: "Read who you are here, which buyer and freelancer you can act as, and their gigs",
    scopes: ["read"],
    sandboxOnly,
    answer: z.object({
      you: person,
      buyer: person,
      freelancer: person,
      gigs: z.array(
        z.object({
          id: id("gig"),
          title: z.string(),
          kind: z.enum(["package", "unit"]),
          price: money,
        }),
      ),
    }),
    refusals: [],
    run: ({ actor }) => sandboxPage(actor),
  }),
  defineRead({
    id: "sandbox.pay",
    method: "POST",
    path: "/sandbox/deposits/{id}/pay",
    summary: "Pay a deposit as a person would at `checkout_url`; repeating it changes nothing",
    scopes: ["wallet"],
    sandboxOnly,
    params: z.object({ id: id("deposit") }),
    body: z.strictObject({ outcome: z.enum(CARD_SCRIPT_NAMES).default("pay") }),
    answer: z.object({ id: id("deposit"), state: z.string() }),
    refusals: ["not_found", "too_early"],
    async run({ actor, params, body }) {
      // Checks the owner first: the deposits of other people do not exist for the caller.
      await depositPage(actor, params.id);
      await payCheckout(params.id, body.outcome);
      return depositPage(actor, params.id);
    },
  }),
  defineVerb({
    id: "sandbox.time",
    command: "sandbox.let_time_pass",
    method: "POST",
    path: "/sandbox/time",
    summary: "Let hours pass for you and your counterparts",
    scopes: ["orders", "selling", "wallet"],
    sandboxOnly,
    body: z.strictObject({ hours: z.int().min(1).max(MOST_HOURS) }),
    answer: z.object({ moved: count }),
    refusals: [],
    run: ({ actor, body, key }) => letTimePass(actor, { hours: body.hours, key }),
  }),
  defineVerb({
    id: "sandbox.rule",
    ability: "sandbox.rule",
    command: "disputes.rule",
    method: "POST",
    path: "/sandbox/disputes/{id}/rule",
    summary: "Rule one of your disputes, as staff would",
    scopes: ["orders", "selling"],
    sandboxOnly,
    params: z.object({ id: id("dispute") }),
    body: ruling,
    answer: z.object({ outcome: z.string() }),
    refusals: [
      "not_found",
      "awaiting_answer",
      "dispute_closed",
      "stale",
      "ruling_exceeds_held",
      "percent_invalid",
      "explanation_missing",
    ],
    run({ actor, params, body: { version: seen, explanation, ...choice }, key }) {
      return ruleOwn(actor, { disputeId: params.id, version: seen, choice, explanation, key });
    },
  }),
];
