/** The form of titles and comments: a title is read alone in a failure list, and the subject of a comment is a noun. */
import { code, lineOf } from "./source.ts";
import type { Source } from "./source.ts";

/** The title of `test(`, `it(`, `describe(`, and of a table's second call: `test.each(rows)(`. */
const TITLE = /(?:\b(?:test|it|describe)\(|\)\()\s*(["'`])((?:\\.|(?!\1).)*)\1\s*,/g;
const NEEDS_THE_LINE_ABOVE = /^(so is|so are|one that|one who|the other|what|who)\b/i;
const NO_SUBJECT = /\b(whoever|somebody)\b/i;

/** Titles that need the title above them, or name no subject. */
export function riddlesInTitles(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => path.startsWith("tests/"))
    .flatMap((source) => {
      const text = code(source);
      return [...text.matchAll(TITLE)].flatMap((hit) => {
        const title = hit[2] ?? "";
        const found = NEEDS_THE_LINE_ABOVE.exec(title) ?? NO_SUBJECT.exec(title);
        if (!found) return [];
        const line = lineOf(text, hit.index);
        return [
          `${source.path}:${line}: "${found[0]}" in "${title}"; a title says subject, condition, result`,
        ];
      });
    });
}

const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(,])\/\/.*$/gm;

/** Comments with a pronoun of unknown people, where the buyer, the process or the row belongs. */
export function riddlesInComments(sources: Source[]): string[] {
  return (
    sources
      // The rules' own examples.
      .filter(({ path }) => path !== "tests/house.test.ts")
      .flatMap(({ path, text }) =>
        [...text.matchAll(COMMENT)].flatMap((comment) =>
          [...comment[0].matchAll(new RegExp(NO_SUBJECT, "gi"))].map(
            (hit) =>
              `${path}:${lineOf(text, comment.index + hit.index)}: "${hit[0]}"; name the buyer, the process, the row`,
          ),
        ),
      )
  );
}
