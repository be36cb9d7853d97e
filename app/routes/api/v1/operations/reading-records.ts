/** Operations that read the records of people, and the orders they are computed from. */
import { z } from "zod";
import {
  readBuyerFacts,
  readBuyerRecord,
  readSellerFacts,
  readSellerRecord,
  recordSinceDay,
} from "#app/domain/reputation/record-pages.ts";
import { CURSOR } from "#app/domain/reputation/public-facts.ts";
import { answersOf } from "#app/domain/reputation/answers.ts";
import { answerTimes as answerTimesOf } from "#app/domain/reputation/seller-answers.ts";
import { signedRecord } from "#app/domain/reputation/signed-record.ts";
import { defineRead } from "#app/routes/api/v1/operation.ts";
import { model, page } from "#app/routes/api/v1/shapes.ts";
import type { FactPage } from "#app/domain/reputation/public-facts.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import {
  buyerFactShape,
  buyerRecordShape,
  sellerFactShape,
  sellerRecordShape,
} from "./record-shapes.ts";

const named = z.object({ handle: z.string().min(1).max(60) });
const query = z.strictObject({
  cursor: z.string().regex(CURSOR).optional(),
});
const listed = <F>({ facts: items, next }: FactPage<F>) => ({ items, next });

export const READING_RECORDS: Operation[] = [
  defineRead({
    id: "records.of_seller",
    method: "GET",
    path: "/sellers/{handle}/record",
    summary: "Read a seller's score, level and numbers of the last 365 days",
    scopes: ["read"],
    params: named,
    answer: sellerRecordShape,
    refusals: ["not_found"],
    async run({ params }) {
      const { person, record } = await readSellerRecord(params.handle);
      const answerTimes = await answerTimesOf(person.id);
      const answers = answersOf(answerTimes);
      return {
        ...record,
        answers,
        answerTimes,
        handle: person.handle,
        name: person.name,
        since: recordSinceDay(),
      };
    },
  }),
  defineRead({
    id: "records.seller_facts",
    method: "GET",
    path: "/sellers/{handle}/facts",
    summary:
      "List the orders that a seller's record is computed from, those of the newest month first",
    scopes: ["read"],
    params: named,
    query,
    answer: page(sellerFactShape),
    refusals: ["not_found"],
    run: async ({ params, query: { cursor } }) =>
      listed(await readSellerFacts(params.handle, cursor ?? null)),
  }),
  defineRead({
    id: "records.of_buyer",
    method: "GET",
    path: "/buyers/{handle}/record",
    summary: "Read how a buyer accepted, revised and disputed in the last 365 days",
    scopes: ["read"],
    params: named,
    answer: buyerRecordShape,
    refusals: ["not_found"],
    async run({ actor, params }) {
      const { person, record } = await readBuyerRecord(actor, params.handle);
      return { ...record, handle: person.handle, name: person.name, since: recordSinceDay() };
    },
  }),
  defineRead({
    id: "records.buyer_facts",
    method: "GET",
    path: "/buyers/{handle}/facts",
    summary:
      "List the orders that a buyer's record is computed from, those of the newest month first",
    scopes: ["read"],
    params: named,
    query,
    answer: page(buyerFactShape),
    refusals: ["not_found"],
    run: async ({ actor, params, query: { cursor } }) =>
      listed(await readBuyerFacts(actor, params.handle, cursor ?? null)),
  }),
  defineRead({
    id: "me.record",
    method: "GET",
    path: "/me/record",
    summary: "Get your own record, signed, so that other places can trust it",
    scopes: ["read"],
    query: z.strictObject({
      nonce: z.string().max(100).optional().meta({
        description: "A text of the reader's choice, which the signature then covers.",
      }),
    }),
    answer: model("SignedRecord", {
      jws: z.string().meta({
        description:
          "A JWS in compact form (RFC 7515), signed with Ed25519. Its claims are your records as seller and buyer.",
      }),
      keys_at: z.url().meta({ description: "The JSON Web Key Set with the public key." }),
    }),
    refusals: [],
    run: ({ actor, query }) => signedRecord(actor, query.nonce ?? ""),
  }),
];
