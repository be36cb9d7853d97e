/** Words that GLOSSARY.md has replaced: each once had several meanings, or none that a newcomer could guess. */
import { lineOf } from "./source.ts";
import type { Source } from "./source.ts";

/** Word → what to say instead: in code, inside of names, and in comments. */
const REPLACED: [word: RegExp, say: string][] = [
  [/(?:(?<![a-zA-Z])l|L)anes?(?![a-z])|LANES?/g, "connection, queue, sender or parallel"],
  [/convoy/gi, "group commit"],
  [/(?<![a-z])riders?(?![a-z])/gi, "command"],
  [/(?:(?<![a-zA-Z])p|P)ulse(?![a-z])/g, "heartbeat"],
  [/letterhead/gi, "site header"],
  [/(?<![a-z])stretch(?:es)?(?![a-z])/gi, "chunk"],
  [/\bTASKS\b/g, "job functions"],
  [/LastLook|last-look/g, "confirmation"],
  [/[lL]ookAgain|look-again/g, "refresh"],
  [/[nN]extLook|next-look/g, "next poll"],
  [/(?:[tT]aking|[fF]air)Turns|(?:take|fair)-turns/g, "round robin or fair queue"],
  [/[kK]eptPages?|kept-pages?/g, "cached pages"],
  [/[sS]andbox(?:Bank|Cards|Gateway)/g, "pretend bank, pretend cards"],
];

/** File → a word it keeps, and why. */
const KEEPS: Record<string, [word: string, why: string]> = {
  "app/cli/demo-gigs.ts": ["letterhead", "the demo's designer sells them"],
  "app/cli/demo-story.ts": ["letterhead", "the demo's bakery orders one"],
};

export function replacedWords(sources: Source[]): string[] {
  return sources.flatMap(({ path, text }) =>
    // The rule's own words and cases.
    path === "tests/kit/house/glossary.ts" || path === "tests/house.test.ts"
      ? []
      : REPLACED.flatMap(([word, say]) =>
          [...text.matchAll(word)]
            .filter(([hit]) => !hit.toLowerCase().startsWith(KEEPS[path]?.[0] ?? "—"))
            .map(
              (hit) => `${path}:${lineOf(text, hit.index)}: "${hit[0]}"; the glossary says ${say}`,
            ),
        ),
  );
}
