/** Requests that fit the schemas in form but not in sense, thousands of them: no error 500, and the books stay right. */
import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";
import { apiDocument } from "#app/routes/api/v1/document.ts";
import { overrideEnv } from "#app/env.server.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned } from "#tests/kit/money-story.ts";

useDatabase();
overrideEnv({ apiRequestsPerMinute: 10_000_000, uploadMaxBytes: 10_000 });
/** A small number in every run; `npm run fuzz:api` sends twenty thousand. */
const REQUESTS = Number(process.env["FUZZ_REQUESTS"] ?? 3000);

interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

let tokens: string[] = [];
/** Ids that exist, so that some requests go through. */
let known: string[] = [];
/** People who must not be suspended: all of their later calls would only be refused. */
let callers = new Set<string>();

beforeAll(async () => {
  const { ada, lin, sol, max, ray } = await cast();
  await enrich(ada, 5_000_000n);
  callers = new Set([ada.id, lin.id, sol.id]);
  known = [await sampleGig(lin, { kind: "unit", priceMicros: 1500n }), max.id, ray.id];
  await earned(ada, lin, 2_000_000n);
  tokens = await Promise.all([ada, lin, sol].map((actor) => tokenOf(actor)));
});

const nonsense = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.integer(),
  fc.constantFrom(null, true, "", "0.0015", "1", [], {}, -1, "2026-11-23T00:00:00Z"),
);

/** Mostly valid by the schema, sometimes not. */
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: exactly(schema), weight: 12 }, { arbitrary: nonsense, weight: 1 });
}

function exactly(schema: Schema): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(fitting));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.properties !== undefined)
    return fc.record(
      Object.fromEntries(Object.entries(schema.properties).map(([k, v]) => [k, fitting(v)])),
    );
  if (schema.type === "array") return fc.array(fitting(schema.items ?? {}), { maxLength: 3 });
  if (schema.type === "integer")
    return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 50, 50) });
  if (schema.type === "boolean") return fc.boolean();
  if (schema.pattern?.startsWith("^") === true && schema.pattern.includes("_["))
    return fc.nat().map((n) => idFor(schema.pattern ?? "", n));
  return fc.oneof(fc.constantFrom("0.0015", "1", "2.50", "design"), fc.string({ maxLength: 60 }));
}

function idFor(pattern: string, n: number): string {
  const prefix = pattern.slice(1, pattern.indexOf("_"));
  const real = known.filter((id) => id.startsWith(`${prefix}_`));
  return real[n % (real.length + 1)] ?? `${prefix}_${"0".repeat(26)}`;
}

interface Described {
  parameters: Array<{ name: string; in: string; schema: Schema }>;
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** Some keys come again, with the same input or another. */
const KEYS = Array.from({ length: 40 }, (_, n) => `fuzzed-key-${n}`);

/** Proving the books hundreds of times proves no more than once. */
const asked = OPERATIONS.filter(({ id }) => id !== "staff.books.check");

test(
  `${REQUESTS} requests made from the document's own shapes are all answered as documented`,
  async () => {
    const { paths } = apiDocument() as { paths: Record<string, Record<string, Described>> };
    const seen = new Map<number, number>();
    const oneRequest = fc.integer({ min: 0, max: asked.length - 1 }).chain((which) => {
      const { path = "", method = "GET", scopes = [] } = asked[which] ?? {};
      const { parameters = [], requestBody } = paths[path]?.[method.toLowerCase()] ?? {};
      const of = (place: string) =>
        fc.record(
          Object.fromEntries(
            parameters.filter((p) => p.in === place).map((p) => [p.name, fitting(p.schema)]),
          ),
        );
      const body = requestBody?.content["application/json"]?.schema;
      return fc.record({
        path: fc.constant(path),
        method: fc.constant(method),
        params: of("path"),
        query: of("query"),
        body: body === undefined ? fc.constant(undefined) : fitting(body),
        who: scopes.includes("staff") ? fc.constantFrom(0, 2, 2, 2, 2) : fc.nat({ max: 2 }),
        key: fc.oneof(
          { arbitrary: fc.constant(undefined), weight: 9 },
          { arbitrary: fc.constantFrom(...KEYS), weight: 1 },
        ),
      });
    });
    await fc.assert(
      fc.asyncProperty(oneRequest, async ({ path, method, params, query, body, who, key }) => {
        const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
          encodeURIComponent(String((params as Record<string, unknown>)[name]).toWellFormed()),
        );
        const search = new URLSearchParams(
          Object.entries(query).map(([name, value]) => [name, String(value)]),
        );
        const sent = {
          ...(body === undefined ? {} : { body }),
          ...(key === undefined ? {} : { key }),
        };
        const answer = await call(
          tokens[who] ?? "",
          method,
          `${filled}?${search.toString()}`,
          sent,
        );
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        for (const [id] of answer.text.matchAll(/\b[a-z]{3}_[0-9a-z]{26}\b/g)) remember(id);
        // The client has already checked that status, headers, shape and code are documented, as for every answer.
        if (answer.status >= 500)
          throw new Error(`${method} ${filled}?${search.toString()} ${JSON.stringify(body)}`);
      }),
      // A failure fails again by its printed seed; shrinking would run against another state of the store.
      { numRuns: REQUESTS, endOnFailure: true },
    );
    expect(seen.get(200) ?? 0).toBeGreaterThan(100);
    // Few requests make a row: the exact number is random.
    expect((seen.get(201) ?? 0) + (seen.get(202) ?? 0)).toBeGreaterThan(0);
    process.stdout.write(`  answers by status: ${JSON.stringify(Object.fromEntries(seen))}\n`);
  },
  300_000 + REQUESTS * 100,
);

function remember(id: string): void {
  if (!callers.has(id) && !known.includes(id) && known.length < 400) known.push(id);
}
