/** The reference and metadata that a buyer gives an order: their own names for it, which nobody else reads. Limits and rules. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { fitsIn } from "#app/domain/kernel/text-length.ts";
import { firstProblem } from "#app/domain/kernel/text-problems.ts";
import { tidyLine, tidyText } from "#app/domain/kernel/tidy-text.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";

/** Key → text. */
export type Metadata = Record<string, string>;

export const OWN_LIMITS = { reference: 100, keys: 20, key: 40, value: 500 } as const;

/** A search writes a key and its value with `=` between them, so a key has none. */
const KEY = /^[^\s=]+(?: [^\s=]+)*$/u;

/** As they are stored; empty ones are null. Refuses `invalid_input`. */
export function ownFacts({
  reference = "",
  metadata = {},
}: {
  reference?: string | undefined;
  metadata?: Metadata | undefined;
}): { reference: string | null; metadata: Metadata | null } {
  const limits = { max: OWN_LIMITS.reference, lines: "one" } as const;
  const name = requireWritten(reference, "reference", limits);
  const entries = Object.entries(metadata).map(([key, value]): [string, string] => [
    readKey(key),
    requireWritten(value, "metadata", { max: OWN_LIMITS.value, lines: "many" }),
  ]);
  if (entries.length > OWN_LIMITS.keys) wrong(`Give at most ${OWN_LIMITS.keys} keys.`);
  if (new Set(entries.map(([key]) => key)).size < entries.length) wrong("Give each key once.");
  return {
    reference: name === "" ? null : name,
    metadata: entries.length === 0 ? null : Object.fromEntries(entries),
  };
}

function readKey(sent: string): string {
  const key = tidyLine(sent);
  if (!fitsIn(key, OWN_LIMITS.key)) wrong(`A key has at most ${OWN_LIMITS.key} characters.`);
  if (!KEY.test(key)) wrong("A key is a word or a few, without “=”.");
  const problem = firstProblem(key, "one");
  return problem === null ? key : refuse(problem.code, { field: "metadata" });
}

/** `key=value`, as a search of orders writes it; null for other text. */
export function keyWithValue(text: string): Metadata | null {
  const at = text.indexOf("=");
  return at < 1 ? null : { [tidyLine(text.slice(0, at))]: tidyText(text.slice(at + 1)) };
}

function wrong(sentence: string): never {
  return refuse("invalid_input", { field: "metadata", sentence });
}
