/** Every operation with broken input: each fault is named in our own words, with the field as it was sent. */
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checked, checkedInput, FormInvalid } from "#app/http/checked.ts";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";
import { exampleOf } from "#app/routes/api/v1/examples.ts";
import type { Operation } from "#app/routes/api/v1/operation.ts";

type Fields = Record<string, unknown>;

const BROKEN: readonly unknown[] = [
  undefined,
  null,
  "",
  "x".repeat(12_000),
  "1e3",
  -1,
  0.5,
  999_999_999_999,
  true,
  [],
  [null],
  [{}],
  Array.from({ length: 501 }, () => ({})),
  {},
  { kind: "nothing" },
];

/** Places in a value: each is broken in turn. */
function placesIn(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [at];
  const below = Object.entries(value).flatMap(([name, each]) => placesIn(each, [...at, name]));
  return at.length === 0 ? below : [at, ...below];
}

function brokenAt(value: unknown, [name = "", ...rest]: string[], fault: unknown): unknown {
  const copy = structuredClone(value) as Fields;
  const broken = rest.length === 0 ? fault : brokenAt(copy[name], rest, fault);
  if (broken === undefined) delete copy[name];
  else copy[name] = broken;
  return copy;
}

/** An input that passes, with every field the schema names; fields the example lacks begin as texts. */
function whole(shape: z.ZodObject, example: unknown): Fields {
  const missing = Object.keys(shape.shape).map((name) => [name, "x"] as const);
  return { ...Object.fromEntries(missing), ...(example as Fields | undefined) };
}

function inputsOf({ id, body, query }: Operation): Array<[z.ZodObject, Fields]> {
  const found: Array<[z.ZodObject, Fields]> = [];
  if (body !== undefined) found.push([body, whole(body, exampleOf(id)?.body)]);
  if (query !== undefined) found.push([query, whole(query, undefined)]);
  return found;
}

function refusalOf(read: () => unknown): FormInvalid | null {
  try {
    read();
    return null;
  } catch (problem) {
    if (problem instanceof FormInvalid) return problem;
    throw problem;
  }
}

/** What the library itself would have said about these values. */
function librarySentences(shape: z.ZodType, value: unknown): string[] {
  z.config(z.locales.en());
  return shape.safeParse(value).error?.issues.map(({ message }) => message) ?? [];
}

const LIBRARY =
  /\b(Invalid (input|option|string|type|key|element)|expected|received|Too (small|big)|Unrecognized|zod|undefined|NaN)\b/i;

const WITH_INPUT = OPERATIONS.filter((operation) => inputsOf(operation).length > 0);

describe.each(WITH_INPUT.map((operation) => [operation.id, operation] as const))(
  "broken input of %s",
  (_id, operation) => {
    test("is named in our own words", () => {
      let seen = 0;
      for (const [shape, input] of inputsOf(operation)) {
        const faulty = [
          { ...input, unheard_of: 1 },
          ...placesIn(input).flatMap((at) => BROKEN.map((fault) => brokenAt(input, at, fault))),
        ];
        for (const value of faulty) {
          const refusal = refusalOf(() => checkedInput(shape, value));
          if (refusal === null) continue;
          seen += 1;
          for (const [field, sentence] of Object.entries(refusal.problems)) {
            expect(sentence).not.toMatch(LIBRARY);
            expect(sentence).toContain(`\`${field}\``);
            expect(sentence).toMatch(/\.$/);
          }
        }
      }
      expect(seen).toBeGreaterThan(5);
    });
  },
);

test("sentences of forms are ours too", () => {
  const shape = z.strictObject({ a: z.int(), b: z.array(z.string()).max(1), c: z.iso.datetime() });
  for (const fault of BROKEN) {
    const value = { a: fault, b: fault, c: fault, d: 1 };
    const { problems } = refusalOf(() => checked(shape, value)) ?? { problems: {} };
    const library = librarySentences(shape, value);
    for (const sentence of Object.values(problems)) expect(library).not.toContain(sentence);
  }
});

test.each([
  [{}, "`quantity` is missing."],
  [{ quantity: "1" }, "`quantity` must be a whole number, not a text."],
  [{ quantity: 1, tip: "1" }, "`tip` is not a field of this request."],
  [{ quantity: 1, package: "gold" }, "`package` must be one of `basic`, `standard`, `premium`."],
  [{ quantity: 1, extras: ["ext_1"] }, "`extras.0` must be an id that begins with `ext_`."],
  [{ quantity: 1, extras: null }, "`extras` must be a list, not null."],
])("a quote of %j is refused: %s", (input, sentence) => {
  const { body } = OPERATIONS.find(({ id }) => id === "gigs.quote") ?? {};
  expect(refusalOf(() => checkedInput(body ?? z.object(), input))?.message).toBe(sentence);
});

test("a list's length has one code, whether the door or the domain measures it", () => {
  const shape = z.strictObject({ tasks: z.array(z.string()).min(1).max(2) });
  expect(refusalOf(() => checkedInput(shape, { tasks: [] }))?.code).toBe("empty_list");
  expect(refusalOf(() => checkedInput(shape, { tasks: ["", "", ""] }))?.code).toBe(
    "too_many_items",
  );
});

test("numbers and booleans of a query are read from digits and from true and false; the former spellings pass", () => {
  const { query } = OPERATIONS.find(({ id }) => id === "gigs.search") ?? {};
  const read = (sent: Fields) => checkedInput(query ?? z.object(), sent);
  expect(read({ exact: "true", days: "7" })).toEqual({ exact: true, days: 7 });
  expect(read({ exact: "1" })).toEqual({ exact: true });
  expect(refusalOf(() => read({ exact: "yes" }))?.message).toBe("`exact`: Give `true` or `false`.");
  expect(refusalOf(() => read({ days: "2" }))?.message).toBe(
    "`days` must be one of `1`, `3`, `7`, `14`.",
  );
});
