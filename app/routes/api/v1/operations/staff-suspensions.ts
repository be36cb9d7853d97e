/** Operations of staff on a suspended person's money: what is contested, and where the rest goes. */
import { MAX_HOLDER } from "#app/domain/payouts/account-number.ts";
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { liftSuspension, suspendPerson } from "#app/domain/suspensions/suspend-person.ts";
import { contestEarnings } from "#app/domain/suspensions/contest-earnings.ts";
import { proposeExitAccount, signExitAccount } from "#app/domain/suspensions/exit-account.ts";
import { suspensionFile } from "#app/domain/suspensions/suspension-file.ts";
import { amountField } from "#app/http/form.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import { currency, id, model, moment, money } from "#app/routes/api/v1/shapes.ts";
import type { Contest } from "#app/domain/suspensions/contest-input.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

const userParams = z.object({ id: id("user") });
const reasonField = { reason: sentText({ max: 500, min: 3, lines: "many" }) };

/** Zero is a valid amount here. */
const amountOrZero = z
  .union([z.literal("0").transform(() => 0n), amountField])
  .meta({ description: "A decimal amount such as 12.50, or 0.", examples: ["12.50", "0"] });

const contestFields = z.strictObject({
  amounts: z
    .array(z.strictObject({ amount: amountOrZero, currency }))
    .min(1)
    .max(10),
  reason: sentText({ max: 500, lines: "many" }).default(""),
  until: z.iso.datetime().nullable().default(null),
  appeal: sentText({ max: 200, lines: "one" }).optional(),
});

function contestOf({ amounts, until, ...rest }: z.output<typeof contestFields>): Contest {
  return {
    ...rest,
    amounts: amounts.map(({ amount, currency: code }) => ({ micros: amount, currency: code })),
    until: until === null ? null : new Date(until),
  };
}

const decision = z.object({
  user_id: id("user"),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
});

const aboutPerson = {
  method: "POST" as const,
  scopes: STAFF,
  params: userParams,
  answer: decision,
  refusals: ["not_found", "own_account", "last_staff", "transition_refused"] as const,
};

const purse = model("SuspendedPurse", {
  currency,
  available: money,
  clearing: money,
  contested: money,
  payable: money,
  contested_until: moment.nullable(),
  contested_reason: z.string().nullable(),
  decided: z.boolean(),
});

const account = z.object({ holder: z.string(), tail: z.string(), known: z.boolean() });

export const STAFF_SUSPENSIONS: Operation[] = [
  defineRead({
    id: "staff.people.suspension",
    method: "GET",
    path: "/staff/people/{id}/suspension",
    summary:
      "Read a person's earnings, what is contested, and where the rest can go during a suspension",
    scopes: STAFF,
    params: userParams,
    answer: model("SuspensionFile", {
      suspended: z.boolean(),
      began_at: moment.nullable(),
      appeal: z.string().nullable(),
      purses: z.array(purse),
      account: account.nullable(),
      proposed_account: z
        .object({
          id: id("exitAccount"),
          holder: z.string(),
          tail: z.string(),
          signatures: z.int().min(0),
        })
        .nullable(),
      withdrawals: z.array(
        z.object({
          id: id("withdrawal"),
          currency,
          state: z.enum(["resting", "paid", "stopped"]),
          rests_until: moment,
          ending: z.string().nullable(),
        }),
      ),
    }),
    refusals: ["not_found"],
    async run({ actor, params }) {
      const file = await suspensionFile(actor, params.id);
      const { suspension, proposedAccount } = file;
      const to = suspension?.account ?? null;
      return {
        suspended: suspension !== null,
        beganAt: suspension?.beganAt ?? null,
        appeal: suspension?.appeal ?? null,
        purses: file.purses.map(({ contested, ...row }) => ({
          ...row,
          contestedUntil: contested?.endsAt ?? null,
          contestedReason: contested?.reason ?? null,
          decided: contested?.decided ?? false,
        })),
        account: to && { ...to, known: to.knownPayoutId !== null },
        proposedAccount: proposedAccount && {
          ...proposedAccount,
          signatures: proposedAccount.signers.length,
        },
        withdrawals: suspension?.withdrawals ?? [],
      };
    },
  }),
  defineVerb({
    ...aboutPerson,
    id: "staff.people.suspend",
    command: "people.suspend",
    path: "/staff/people/{id}/suspend",
    summary:
      "Suspend a person: their sessions and tokens end now. `contested` says which earnings are held; without it, all earnings from card orders of the last 120 days are held until staff decide",
    refusals: [...aboutPerson.refusals, "invalid_input"],
    body: z.strictObject({
      ...reasonField,
      appeal: sentText({ max: 200, lines: "one" }).optional(),
      contested: contestFields.omit({ appeal: true }).optional(),
    }),
    run: ({ actor, params, body: { contested, ...body }, key }) =>
      suspendPerson(actor, {
        userId: params.id,
        ...body,
        ...(contested === undefined ? {} : { contest: contestOf(contested) }),
        key,
      }),
  }),
  defineVerb({
    ...aboutPerson,
    id: "staff.people.reinstate",
    command: "people.reinstate",
    path: "/staff/people/{id}/reinstate",
    summary: "End a suspension; nothing is contested any more",
    body: z.strictObject(reasonField),
    run: ({ actor, params, body, key }) =>
      liftSuspension(actor, { userId: params.id, ...body, key }),
  }),
  defineVerb({
    ...aboutPerson,
    id: "staff.people.contest",
    command: "suspensions.contest",
    path: "/staff/people/{id}/contest",
    summary: "Change which earnings of a suspended person are contested, and until when",
    body: contestFields,
    answer: z.object({ user_id: id("user") }),
    refusals: ["not_found", "own_account", "transition_refused", "invalid_input"],
    run: ({ actor, params, body, key }) =>
      contestEarnings(actor, { userId: params.id, contest: contestOf(body), key }),
  }),
  defineVerb({
    ...aboutPerson,
    id: "staff.people.propose_account",
    command: "suspensions.propose_account",
    path: "/staff/people/{id}/exit-account",
    summary:
      "Propose a payout account for a suspended person who never had a payout; a second member of staff signs it",
    status: 201,
    body: z.strictObject({
      holder: sentText({ max: MAX_HOLDER, lines: "one" }),
      account: z.string().min(5).max(60),
      ...reasonField,
    }),
    answer: z.object({ exit_account_id: id("exitAccount") }),
    refusals: [
      "not_found",
      "own_account",
      "transition_refused",
      "invalid_input",
      "payout_method_invalid",
    ],
    run: ({ actor, params, body, key }) =>
      proposeExitAccount(actor, { userId: params.id, ...body, key }),
  }),
  defineVerb({
    id: "staff.exit_accounts.sign",
    command: "suspensions.sign_account",
    method: "POST",
    path: "/staff/exit-accounts/{id}/sign",
    summary: "Sign a proposed account as the second member of staff",
    scopes: STAFF,
    params: z.object({ id: id("exitAccount") }),
    answer: z.object({ exit_account_id: id("exitAccount") }),
    refusals: ["not_found", "own_account", "transition_refused", "same_signature", "stale"],
    run: ({ actor, params, key }) => signExitAccount(actor, { exitAccountId: params.id, key }),
  }),
];
