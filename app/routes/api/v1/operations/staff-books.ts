/** Operations on the proof of the books: run it now, read earlier ones. */
import { z } from "zod";
import { checkBooks, latestCheck } from "#app/domain/proof/check-books.ts";
import { newestProofs } from "#app/domain/proof/newest-proofs.ts";
import { STAFF } from "#app/routes/api/v1/for-staff.ts";
import { defineRead, defineVerb } from "#app/routes/api/v1/operation.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";
import { count, model, moment } from "#app/routes/api/v1/shapes.ts";

const verification = model("Verification", {
  healthy: z.boolean(),
  violations: count,
  warnings: count,
  checks: z.array(z.object({ name: z.string(), proves: z.string(), found: count })),
});

export const STAFF_BOOKS: Operation[] = [
  defineVerb({
    id: "staff.books.check",
    command: "proof.check",
    method: "POST",
    path: "/staff/books/check",
    summary: "Check the books now and keep the result",
    scopes: STAFF,
    answer: verification,
    refusals: ["not_allowed"],
    run: ({ actor, key }) => checkBooks(actor, { key }),
  }),
  defineRead({
    id: "staff.books.read",
    method: "GET",
    path: "/staff/books",
    summary: "Read the newest check that staff asked for, if any, and the newest of each kind",
    scopes: STAFF,
    answer: z.object({
      newest: z.object({ verification, at: moment, by: z.string() }).nullable(),
      proofs: z.array(
        z.object({
          coverage: z.enum(["full", "new"]),
          at: moment,
          healthy: z.boolean(),
          verification,
        }),
      ),
    }),
    refusals: ["not_found"],
    async run() {
      const [newest, proofs] = await Promise.all([latestCheck(), newestProofs()]);
      return { newest, proofs };
    },
  }),
];
