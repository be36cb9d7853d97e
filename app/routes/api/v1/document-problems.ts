/** The refusals of the document: each set of codes per status is written once, and operations refer to it. */
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import { programSentence } from "#app/http/problem-words.ts";
import { problemHeaders } from "./document-parts.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import type { Json } from "./document-schemas.ts";

export interface ProblemBook {
  /** `{ "422": { $ref } }` for the codes of one operation; remembers the components it refers to. */
  answersFor(codes: readonly RefusalCode[]): Json;
  /** All components referred to so far. */
  written(): Json;
}

export function problemBook(): ProblemBook {
  const names = new Map<string, string>();
  const responses: Json = {};
  function nameOf(status: number, codes: RefusalCode[]): string {
    const known = names.get(codes.join());
    if (known !== undefined) return known;
    const before = Object.keys(responses).filter((name) => name.startsWith(`Problem${status}`));
    const name = `Problem${status}${before.length === 0 ? "" : `_${before.length + 1}`}`;
    names.set(codes.join(), name);
    responses[name] = problemResponse(status, codes);
    return name;
  }
  return {
    answersFor(codes) {
      const byStatus = Map.groupBy([...codes].sort(), (code) => REFUSALS[code].status);
      return Object.fromEntries(
        [...byStatus].map(([status, some]) => [
          `${status}`,
          { $ref: `#/components/responses/${nameOf(status, some)}` },
        ]),
      );
    },
    written: () => responses,
  };
}

function problemResponse(status: number, codes: RefusalCode[]): Json {
  const exactly = {
    type: "object",
    properties: { status: { type: "integer", const: status }, code: { enum: codes } },
    required: ["status", "code"],
  };
  return {
    description: codes.map((code) => `\`${code}\`: ${programSentence(code)}`).join(" "),
    headers: problemHeaders(status, codes),
    content: {
      "application/problem+json": {
        schema: { allOf: [{ $ref: "#/components/schemas/Problem" }, exactly] },
      },
    },
  };
}
