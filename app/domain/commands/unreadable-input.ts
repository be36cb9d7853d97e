/**
 * Judges every text in the input of a person's command by the one rule for written text, whichever door it came through. Asked
 * once the key is known to be new: a key from before the rule keeps its answer.
 */
import { writesTexts } from "#app/domain/access/party.ts";
import type { CommandSpec } from "./command.ts";
import { refusalOf } from "#app/domain/kernel/refusal.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { firstProblem } from "#app/domain/kernel/text-problems.ts";
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import { isSentKey } from "./sent-key.ts";

/** Null when all texts can be read. Texts of providers, and what the worker does for a person, are not judged. */
export function unreadable({ actor, key, input, fieldOf }: CommandSpec): Refusal | null {
  if (!writesTexts(actor) || !isSentKey(key)) return null;
  const found = firstUnreadable(input, []);
  if (found === null) return null;
  const { path, ...problem } = found;
  const field = fieldOf?.(path) ?? path.findLast((name) => !/^\d+$/.test(name));
  return refusalOf(field === undefined ? problem : { ...problem, field });
}

type Found = NonNullable<ReturnType<typeof firstProblem>> & { path: string[] };

function firstUnreadable(value: unknown, path: string[]): Found | null {
  if (typeof value === "string") {
    const problem = firstProblem(tidyText(value));
    return problem === null ? null : { ...problem, path };
  }
  if (typeof value !== "object" || value === null || value instanceof Date) return null;
  for (const [name, member] of Object.entries(value)) {
    const found = firstUnreadable(member, [...path, name]);
    if (found !== null) return found;
  }
  return null;
}
